"""A file or a zip of files that somebody sends in, unpacked in memory with limits. Nothing in it is trusted."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woordhouder.papers.scanning import scanned
from woordhouder.record.refusals import Refused

from .loading import Unreadable, parsed

LARGEST_UPLOAD = 2_000_000
LARGEST_FILE = 300_000
LARGEST_WHOLE = 5_000_000
MOST_FILES = 300
MOST_TIMES_SMALLER = 100
DATA = (".yaml", ".yml", ".json")
READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENCRYPTED = 0x1
NEXT = gettext_lazy("Choose another file. Nothing was changed.")


@dataclass(frozen=True)
class Sent:
    """One file as it was sent in: its place in the library ("examples/ede-2018.yaml") and what stands in it."""

    path: PurePosixPath
    raw: bytes


def unpacked(name: str, raw: bytes, folder: str) -> list[Sent]:
    """The files in an upload: of a zip each by its own place, else the one file, below `folder`.

    Raises Refused, in words, for what is too large, no zip, or not to be trusted. A virus scanner sees it first.
    """
    if len(raw) > LARGEST_UPLOAD:
        raise Refused(_("This file is larger than we take: at most 2 million bytes."), next_step=NEXT)
    try:
        scanned(raw)
    except ValueError as error:
        raise Refused(str(error), next_step=NEXT) from error
    if raw.startswith(b"PK") or name.lower().endswith(".zip"):
        return list(_from_zip(raw))
    if len(raw) > LARGEST_FILE:
        raise Refused(_("A data file is at most 300,000 bytes."), next_step=NEXT)
    return [Sent(PurePosixPath(folder, _name_of(name, raw)), raw)]


def _name_of(name: str, raw: bytes) -> str:
    """The name that the file's own slug asks for: a browser calls a second copy "ede-2018 (1).yaml"."""
    given = PurePosixPath(name.replace("\\", "/")).name or "file.yaml"
    try:
        slug = parsed(raw).values.get("slug")
    except Unreadable:
        return given
    return f"{slug}.yaml" if isinstance(slug, str) and slug and "/" not in slug else given


def _from_zip(raw: bytes) -> Iterator[Sent]:
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            yield from _members(archive)
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, ValueError, OSError) as error:
        raise Refused(_("This is no zip that we can read."), next_step=NEXT) from error


def _members(archive: zipfile.ZipFile) -> Iterator[Sent]:
    listed = [info for info in archive.infolist() if not info.is_dir()]
    if len(listed) > MOST_FILES:
        raise Refused(_("There are more than 300 files in this zip."), next_step=NEXT)
    room, seen = LARGEST_WHOLE, set[PurePosixPath]()
    for info in listed:
        path = _place(info)
        if path.parts[0] == "__MACOSX" or path.name.startswith(".") or path.suffix.lower() not in DATA:
            continue
        if path in seen:
            raise Refused(_("This zip holds {name} twice.").format(name=path), next_step=NEXT)
        seen.add(path)
        content = _content(archive, info, path)
        room -= len(content)
        if room < 0:
            raise Refused(_("The files in this zip are too large together."), next_step=NEXT)
        yield Sent(path, content)
    if not seen:
        raise Refused(_("There is no data file in this zip."), next_step=NEXT)


def _place(info: zipfile.ZipInfo) -> PurePosixPath:
    """Where a file in the zip belongs. Raises Refused for a name that leads out of it."""
    path = PurePosixPath(info.filename)
    if path.is_absolute() or ".." in path.parts or not path.parts or any(sign in info.filename for sign in '\\:"<>|\0'):
        raise Refused(
            _("This zip holds a name that we do not trust: {name}").format(name=info.filename), next_step=NEXT
        )
    return path


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: PurePosixPath) -> bytes:
    """What stands in a file, read no further than it may be long, whatever the zip says."""
    if info.flag_bits & ENCRYPTED or info.compress_type not in READABLE:
        raise Refused(_("{name} is locked, or packed in a way that we do not read.").format(name=path), next_step=NEXT)
    is_bomb = info.file_size > LARGEST_FILE or info.file_size > MOST_TIMES_SMALLER * max(info.compress_size, 1)
    if not is_bomb:
        with archive.open(info) as file:
            content = file.read(LARGEST_FILE + 1)
    if is_bomb or len(content) > LARGEST_FILE:
        raise Refused(_("{name} is too large: a data file is at most 300,000 bytes.").format(name=path), next_step=NEXT)
    return content
