"""Which files of the fixtures are synthetic by signature, as c2pa-rs reads their manifests.

The rule is that of Spec/label-continuity.md, "Synthetic by signature", and nothing here asks Sello: the state, the actions and the relationships are
what c2pa-rs says. `Tests/Interop/run --truth` writes the table anew; without it the table in the tests must be what comes out.
"""
import io, json, os, urllib.parse

import c2pa

TERMS = ("trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia", "compositeSynthetic", "trainedAlgorithmicData")
BASES = ("http://cv.iptc.org/newscodes/digitalsourcetype/", "https://cv.iptc.org/newscodes/digitalsourcetype/",
         "http://c2pa.org/digitalsourcetype/")
TYPES = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".mp4": "video/mp4", ".heic": "image/heic",
         ".avif": "image/avif"}
HEADER = "file\tstate\tsynthetic\tsubject\tmanifest\taction\tsource type\n"


def holds(ingredient):
    results = (ingredient.get("validation_results") or {}).get("activeManifest") or {}
    failures = [entry["code"] for entry in results.get("failure") or []]
    failures += [entry["code"] for entry in ingredient.get("validation_status") or [] if not entry.get("success")]
    return all(code == "signingCredential.untrusted" for code in failures)


def statements(found):
    """Each manifest that has its content in the file, parents before parts, with what its actions say."""
    active = found["active_manifest"]
    waiting, seen, said = [[(active, "content")], []], set(), []
    while waiting[0] or waiting[1]:
        label, subject = (waiting[0] or waiting[1]).pop(0)
        if label in seen or label not in found["manifests"]:
            continue
        seen.add(label)
        manifest = found["manifests"][label]
        for assertion in manifest.get("assertions", []):
            if assertion["label"].startswith("c2pa.actions"):
                for action in assertion["data"].get("actions", []):
                    kind = action.get("digitalSourceType") or ""
                    if kind in [base + term for base in BASES for term in TERMS]:
                        said.append((subject, label, action["action"], kind))
        for ingredient in manifest.get("ingredients", []):
            if ingredient.get("active_manifest") and holds(ingredient) and ingredient["relationship"] != "inputTo":
                part = subject == "component" or ingredient["relationship"] == "componentOf"
                waiting[part].append((ingredient["active_manifest"], "component" if part else "content"))
    order = {term: index for index, term in enumerate(("trainedAlgorithmicMedia", "trainedAlgorithmicData") + TERMS[1:3])}
    return sorted(said, key=lambda one: (one[0] != "content", order[one[3].split("/")[-1]]))


def table(fixtures):
    anchors = ""
    for name in ("c2pa-rs-test_cert_root_bundle.pem", "c2pa-trust-list.pem"):
        with open(os.path.join(fixtures, "certs", "trust", name)) as file:
            anchors += file.read()
    context = c2pa.Context.from_dict({
        "version": 1, "trust": {"trust_anchors": anchors},
        "verify": {"verify_trust": True, "ocsp_fetch": False, "remote_manifest_fetch": False}})
    rows = []
    for folder, _, files in sorted(os.walk(os.path.join(fixtures, "c2pa"))):
        for name in sorted(files):
            path = os.path.join(folder, name)
            media = TYPES.get(os.path.splitext(name)[1].lower())
            if not media:
                continue
            relative = os.path.relpath(path, fixtures)
            try:
                with open(path, "rb") as file:
                    found = json.loads(c2pa.Reader(media, file, context=context).json())
            except c2pa.C2paError as error:
                rows.append((relative, "none", "no", "", "", "", ""))
                continue
            state = found["validation_state"].lower()
            said = statements(found) if state != "invalid" else []
            rows.append((relative, state, "yes" if said else "no", *(said[0] if said else ("", "", "", ""))))
    return HEADER + "".join("\t".join(row) + "\n" for row in rows)
