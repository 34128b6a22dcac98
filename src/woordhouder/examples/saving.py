"""The library as files, in the form that `loading` reads: what `woordhouder export --library` writes."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from .facts import Facts
from .loading import FOLDERS, SINGLE_FILES
from .models import Description, PageKind, PageVersion
from .shapes import facts_of, page_facts_of

FOLDER_OF = {kind: folder for folder, kind in FOLDERS.items()}


class _Writer(yaml.SafeDumper):
    """Long and many-lined text as a block, as people write it."""


def _text(writer: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Writer.add_representer(str, _text)


def written(facts: Facts, slug: str | None) -> str:
    """One data file as text; what is not known is left out. `slug` None for the glossary and the calendar."""
    head = {"slug": slug} if slug else {}
    return as_text({**head, **facts.model_dump(mode="json", exclude_defaults=True)})


def as_text(values: Any) -> str:
    """Values in the form of the files."""
    return str(yaml.dump(values, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=120))


def save_library(folder: Path) -> int:
    """Write every example and page below `folder`, without what was removed. Returns the number of files."""
    count = 0
    for place, text in library_files():
        _write(folder / place, text)
        count += 1
    return count


def library_files() -> Iterator[tuple[PurePosixPath, str]]:
    """Every example and page as a file: its place in the library and its text. Only what is published. 4 queries."""
    for row in Description.objects.current().select_related("example").prefetch_related("commitments"):
        yield PurePosixPath("examples", f"{row.example.slug}.yaml"), written(facts_of(row), row.example.slug)
    for version in PageVersion.objects.filter(replaced_by=None, removals=None).select_related("page"):
        alone = version.page.slug in SINGLE_FILES
        folder = "" if alone else FOLDER_OF[PageKind(version.page.kind)]
        text = written(page_facts_of(version), None if alone else version.page.slug)
        yield PurePosixPath(folder, f"{version.page.slug}.yaml"), text


def _write(place: Path, text: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
