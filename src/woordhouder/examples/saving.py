"""The library as files, in the form that `loading` reads: what `woordhouder export --library` writes."""

from pathlib import Path
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
    values: dict[str, Any] = {**head, **facts.model_dump(mode="json", exclude_defaults=True)}
    return str(yaml.dump(values, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=120))


def save_library(folder: Path) -> int:
    """Write every example and page below `folder`, without what was removed. Returns the number of files."""
    count = 0
    rows = Description.objects.current().select_related("example").prefetch_related("commitments")
    for row in rows:
        _write(folder / "examples" / f"{row.example.slug}.yaml", written(facts_of(row), row.example.slug))
        count += 1
    for version in PageVersion.objects.filter(replaced_by=None, removals=None).select_related("page"):
        kind = PageKind(version.page.kind)
        alone = version.page.slug in SINGLE_FILES
        place = (
            folder / f"{version.page.slug}.yaml" if alone else folder / FOLDER_OF[kind] / f"{version.page.slug}.yaml"
        )
        _write(place, written(page_facts_of(version), None if alone else version.page.slug))
        count += 1
    return count


def _write(place: Path, text: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
