"""The library as files, for editors: beside the files of the repository, and to take along."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from woordhouder.parties.actor import Actor
from woordhouder.parties.policy import standing
from woordhouder.record.policy import fetch

from ..comparing import Compared, compared, compared_file, library_here
from ..loading import files_in
from ..models import Example, PageKind
from ..policy import EXAMPLE
from ..saving import FOLDER_OF, library_files, written
from ..shapes import facts_of
from ..unpacking import Sent


@dataclass(frozen=True)
class Only:
    """What stands in the library and in no file."""

    kind: PageKind | None
    slug: str

    @property
    def name(self) -> str:
        """What its file would be called."""
        return f"{FOLDER_OF.get(self.kind, '')}/{self.slug}.yaml".lstrip("/") if self.kind else f"{self.slug}.yaml"

    @property
    def file(self) -> str:
        """Where an editor takes it along; "" for what is no example."""
        return "" if self.kind else f"/redactie/bestanden/voorbeelden/{self.slug}.yaml"


@dataclass(frozen=True)
class FilesPage:
    """Files beside the library: those that differ or are refused, and what has no file."""

    files: Sequence[Compared]
    without_file: Sequence[Only]

    @property
    def telling(self) -> list[Compared]:
        """The files of which there is something to say."""
        return [file for file in self.files if file.state != "unchanged"]

    @property
    def unchanged(self) -> int:
        """How many say what the library says."""
        return len(self.files) - len(self.telling)


def folder_beside_library(actor: Actor, folder: Path) -> FilesPage:
    """The files below `folder` beside the library. Raises NotAllowed for who is no editor. Always 6 queries."""
    standing(actor, "edit_library")
    here = library_here()
    found = [compared_file(path, folder, here) for path in files_in(folder)] if folder.is_dir() else []
    told = {file.key for file in found}
    alone = [Only(*key) for key in here if key not in told and "facts" not in here[key].removed] if found else []
    return FilesPage(found, sorted(alone, key=lambda only: (only.kind or "", only.slug)))


def sent_beside_library(actor: Actor, sent: Sequence[Sent]) -> list[Compared]:
    """What was sent in beside the library, a line each. Raises NotAllowed for who is no editor. Always 6 queries."""
    standing(actor, "edit_library")
    here = library_here()
    return [compared(one.path, one.raw, here) for one in sent]


def example_file(actor: Actor, slug: str) -> str:
    """One example as a data file. Raises NotAllowed for who is no editor, NotFound. 4 queries."""
    standing(actor, "edit_library")
    example = fetch(actor, "read", EXAMPLE, Example.objects.all(), slug=slug)
    return written(facts_of(example.descriptions.get(replaced_by=None)), slug)


def all_files(actor: Actor) -> list[tuple[PurePosixPath, str]]:
    """Every example and page as a data file, with its place. Raises NotAllowed for who is no editor. 4 queries."""
    standing(actor, "edit_library")
    return list(library_files())
