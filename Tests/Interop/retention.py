"""What other people's tools leave of a label: ImageMagick, ffmpeg, exiftool, exiv2, and a plain re-save with Pillow.

What is left in each result is told by c2pa-rs and exiftool; `sello compare` has to name each loss, and no other.
"""
import json, os, shutil, subprocess

import c2pa
from PIL import Image

MEDIA = {"jpg": "image/jpeg", "png": "image/png", "mp4": "video/mp4"}
# Marks by the names that exiftool has for them (-G1 -s).
FIELDS = {
    "xmp:Iptc4xmpExt:DigitalSourceType": "XMP-iptcExt:DigitalSourceType",
    "xmp:Iptc4xmpExt:AISystemUsed": "XMP-iptcExt:AISystemUsed",
    "xmp:Iptc4xmpExt:AISystemVersionUsed": "XMP-iptcExt:AISystemVersionUsed",
    "xmp:Iptc4xmpExt:AIPromptInformation": "XMP-iptcExt:AIPromptInformation",
    "xmp:Iptc4xmpExt:DigImageGUID": "XMP-iptcExt:DigitalImageGUID",
    "xmp:sello:LabelID": "XMP-sello:LabelID", "xmp:xmpMM:DocumentID": "XMP-xmpMM:DocumentID",
    "xmp:xmpMM:InstanceID": "XMP-xmpMM:InstanceID", "exif:ImageUniqueID": "ExifIFD:ImageUniqueID",
}
SIGNED = {"c2pa.manifest", "org.sello.sgi", "c2pa.digitalSourceType", "org.sello.visibleLabel"}


def run(*arguments):
    done = subprocess.run(arguments, capture_output=True, text=True)
    return None if done.returncode == 0 else done.stderr.strip()[:300]


def copied(change):
    def tool(source, target):
        shutil.copy(source, target)
        return change(target)
    return tool


def resave(source, target):
    with Image.open(source) as picture:
        picture.save(target)


TOOLS = {
    "ImageMagick": (("jpg", "png"), lambda source, target: run("convert", source, "-resize", "50%", target)),
    "ImageMagick -strip": (("jpg", "png"), lambda source, target: run("convert", source, "-strip", target)),
    "ffmpeg": (("jpg", "png", "mp4"), lambda source, target: run("ffmpeg", "-v", "error", "-y", "-i", source, target)),
    "ffmpeg -c copy": (("mp4",), lambda source, target: run("ffmpeg", "-v", "error", "-y", "-i", source, "-c", "copy", target)),
    "exiftool -all=": (("jpg", "png", "mp4"), copied(lambda path: run("exiftool", "-q", "-overwrite_original", "-all=", path))),
    "exiftool -title=": (("jpg", "png", "mp4"), copied(
        lambda path: run("exiftool", "-q", "-overwrite_original", "-XMP-dc:Title=Another", path))),
    "exiv2 rm": (("jpg", "png"), copied(lambda path: run("exiv2", "-da", "rm", path))),
    "exiv2 -M": (("jpg", "png"), copied(lambda path: run("exiv2", "-Mset Xmp.dc.creator Somebody", "mo", path))),
    "Pillow": (("jpg", "png"), resave),
}


def fields(path):
    """The marks that exiftool finds, with their values."""
    done = subprocess.run(["exiftool", "-j", "-G1", "-s", "-struct", path], capture_output=True, text=True)
    found = (json.loads(done.stdout or "[{}]") or [{}])[0]
    return {mark: found[name] for mark, name in FIELDS.items() if name in found}


def manifest(path, extension):
    """valid, invalid, or None where c2pa-rs finds none."""
    try:
        with open(path, "rb") as file:
            state = json.loads(c2pa.Reader(MEDIA[extension], file).json())["validation_state"]
        return "invalid" if state == "Invalid" else "valid"
    except c2pa.C2paError as error:
        return None if "ManifestNotFound" in str(error) or "no JUMBF" in str(error) else "invalid"


def check_tools(files, credentials, folder, sello, check):
    for extension in MEDIA:
        labelled = os.path.join(folder, f"retention.{extension}")
        status, _, error = sello(
            "stamp", files[extension], "--output", labelled, "--certificates", os.path.join(credentials, "chain.pem"), "--key",
            os.path.join(credentials, "key.pem"), "--provider", "Interop", "--resource", "urn:interop", "--system", "Imager",
            "--system-version", "2", "--prompt", "a lighthouse", "--visible-label", "Synthetically generated")
        check(f"retention, {extension}: stamped", status == 0, error)
        before = fields(labelled)
        # Exiftool has to see them, or nothing below would be checked.
        check(f"retention, {extension}: exiftool sees the marks", len(before) >= 7, before)
        for name, (extensions, tool) in TOOLS.items():
            if extension not in extensions:
                continue
            after = os.path.join(folder, f"retention-after.{extension}")
            if os.path.exists(after):
                os.remove(after)
            fault = tool(labelled, after)
            if fault:
                check(f"retention, {extension}: {name}", False, fault)
                continue
            status, out, error = sello("compare", "--json", labelled, after)
            try:
                marks = {entry["mark"]: entry["status"] for entry in json.loads(out)["marks"]}
            except (ValueError, KeyError):
                check(f"retention, {extension}: {name}", False, error)
                continue
            left, state = fields(after), manifest(after, extension)
            expected = {mark: "lost" if mark not in left else "kept" if mark.endswith("InstanceID") or left[mark] == value
                        else "invalidated" for mark, value in before.items()}
            expected.update({mark: {"valid": "kept", "invalid": "invalidated", None: "lost"}[state] for mark in SIGNED})
            wrong = {mark: (marks.get(mark), word) for mark, word in expected.items() if marks.get(mark) != word}
            gone = any(word in ("lost", "invalidated") for word in expected.values())
            check(f"retention, {extension}: {name}", not wrong and status == (1 if gone else 0), (wrong, status))
            # Each loss is named in words, in either language.
            for language in ("en", "es"):
                _, text, _ = sello("compare", "--language", language, labelled, after)
                unnamed = [mark for mark, word in expected.items() if word != "kept" and f"[{mark}]" not in text]
                check(f"retention, {extension}: {name}, in words ({language})", not unnamed, unnamed)
