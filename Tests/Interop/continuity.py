"""Labels through five edits: by c2pa-rs, by Sello, and by both in turn, with the label dropped at each place once.

A step of c2pa-rs that repeats the source type keeps a label of its own kind; over a label of ours it keeps what the label says and not its identifier. A step
that edits and says nothing of how drops either. `sello verify` has to find each drop in the manifest of its step, and nowhere else.
"""
import json, os

EDITS = 5
BASE = "http://cv.iptc.org/newscodes/digitalsourcetype/"
KEEPS = [{"action": "c2pa.edited", "digitalSourceType": BASE + "trainedAlgorithmicMedia"}]
DROPS = [{"action": "c2pa.edited"}]


def check_chains(files, peer, credentials, folder, sello, check):
    signing = ["--certificates", os.path.join(credentials, "chain.pem"), "--key", os.path.join(credentials, "key.pem"),
               "--provider", "Interop", "--resource", "urn:interop"]

    def verify(path):
        _, out, error = sello("verify", "--json", path)
        try:
            return json.loads(out)
        except ValueError:
            return {"error": error}

    def step(maker, source, target, extension, edits=()):
        if maker == "ours":
            status, _, error = sello("stamp", source, "--output", target, *signing)
            return error if status else None
        try:
            peer.sign(source, target, extension, parent=bool(edits), edits=edits)
        except Exception as error:
            return f"c2pa-rs cannot sign: {error}"

    for extension in ("jpg", "png", "mp4"):
        for name, makers in (("theirs", ["theirs"] * 6), ("ours", ["ours"] * 6), ("both", ["theirs", "ours"] * 3),
                             ("both, ours first", ["ours", "theirs"] * 3)):
            for drop in range(EDITS + 1):
                title = f"five edits, {name}, {extension}, " + (f"dropped at {drop}" if drop else "nothing dropped")
                path, fault, manifests = files[extension], None, []
                for index, maker in enumerate(makers):
                    target = os.path.join(folder, f"continuity-{index}.{extension}")
                    if os.path.exists(target):
                        os.remove(target)
                    dropping = drop and index == drop
                    fault = step("theirs" if dropping else maker, path, target, extension,
                                 () if index == 0 else DROPS if dropping else KEEPS)
                    if fault:
                        break
                    path = target
                    manifests.append(verify(path).get("activeManifest"))
                if fault:
                    check(title, False, fault)
                    continue
                report = verify(path)
                steps = {entry["manifest"]: entry for entry in report.get("chainSteps", []) if entry["relation"] == "parent"}
                dropped = [manifests.index(label) for label, entry in steps.items() if entry["verdict"] == "dropped"]
                # What c2pa-rs makes of a label of ours is weaker by the identifier, wherever the one follows the other.
                lost = [manifests.index(label) for label, entry in steps.items() if entry["reason"] == "identifierLost"]
                after = [index for index in range(1, EDITS + 1)
                         if makers[index] == "theirs" and makers[index - 1] == "ours" and index != drop and index - 1 != drop]
                check(title, report.get("state") == "valid" and len(steps) == EDITS and dropped == ([drop] if drop else [])
                      and sorted(lost) == after, (report.get("state"), dropped, lost, after, report.get("chain")))
