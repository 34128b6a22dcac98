"""What is sent in is unpacked within limits: each hostile file gets one clear refusal, and nothing more happens."""

import io
import zipfile
import zlib

import pytest

from woordhouder.examples.unpacking import LARGEST_FILE, LARGEST_UPLOAD, MOST_FILES, unpacked
from woordhouder.record.refusals import Refused

GOOD = b"slug: tilburg-2020\ntitle: T\n"


def packed(*files, method=zipfile.ZIP_DEFLATED):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return made.getvalue()


def test_one_file_is_named_by_its_own_slug():
    assert [str(one.path) for one in unpacked("tilburg-2020 (1).yaml", GOOD, "guide")] == ["guide/tilburg-2020.yaml"]
    assert [str(one.path) for one in unpacked("C:\\x\\calendar.yaml", b"moments: []", ".")] == ["calendar.yaml"]
    assert [str(one.path) for one in unpacked("../../etc/x.yaml", b"slug: ../../y\n", "guide")] == ["guide/x.yaml"]


def test_a_zip_gives_its_data_files_in_their_folders():
    raw = packed(
        ("library/examples/a.yaml", GOOD), ("guide/b.yml", b"b: 1"), ("README.md", b"#"), ("__MACOSX/._a.yaml", b"x")
    )
    assert [str(one.path) for one in unpacked("x.zip", raw, "examples")] == ["library/examples/a.yaml", "guide/b.yml"]


def bomb():
    return packed(("a.yaml", b"\0" * (LARGEST_FILE - 1)))


def lying():
    """A zip that says its file is short, and it is not."""
    raw = bytearray(packed(("a.yaml", bytes(range(256)) * 4000)))
    short = (5000).to_bytes(4, "little")
    place = raw.rindex(b"PK\x01\x02")
    raw[place + 24 : place + 28] = short
    return bytes(raw)


def locked():
    raw = bytearray(packed(("a.yaml", GOOD)))
    raw[raw.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


def broken():
    raw = bytearray(packed(("a.yaml", GOOD * 50)))
    raw[45:60] = b"\xff" * 15
    return bytes(raw)


HOSTILE = {
    "too large at all": ("x.zip", b"PK" + b"x" * LARGEST_UPLOAD),
    "one file too large": ("x.yaml", b"a: " + b"x" * LARGEST_FILE),
    "a bomb": ("x.zip", bomb()),
    "a file in it too large": ("x.zip", packed(("a.yaml", zlib.compress(b"x") * 40_000))),
    "too large together": ("x.zip", packed(*((f"{n}.yaml", bytes(range(256)) * 1100) for n in range(20)))),
    "says that it is short": ("x.zip", lying()),
    "too many files": ("x.zip", packed(*((f"{n}.yaml", GOOD) for n in range(MOST_FILES + 1)))),
    "leads out": ("x.zip", packed(("../../etc/passwd.yaml", GOOD))),
    "from the root": ("x.zip", packed(("/etc/a.yaml", GOOD))),
    "a drive": ("x.zip", packed(("C:\\a.yaml", GOOD))),
    "twice": ("x.zip", packed(("a.yaml", GOOD), ("./a.yaml", GOOD))),
    "locked": ("x.zip", locked()),
    "another method": ("x.zip", packed(("a.yaml", GOOD * 99), method=zipfile.ZIP_LZMA)),
    "broken inside": ("x.zip", broken()),
    "cut short": ("x.zip", packed(("a.yaml", GOOD))[:-30]),
    "no zip": ("x.zip", b"this is text"),
    "empty zip": ("x.zip", packed()),
    "nothing for us": ("x.zip", packed(("photo.jpg", b"\xff\xd8"), ("inner.zip", packed(("a.yaml", GOOD))))),
}


@pytest.mark.parametrize("what", HOSTILE)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_what_is_hostile_is_refused_in_words(what):
    with pytest.raises(Refused) as refusal:
        unpacked(*HOSTILE[what], "examples")
    assert refusal.value.what
    assert refusal.value.next_step
