"""What a data file says beside what the database says, before anything is loaded: new, the same, or what differs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePath, PurePosixPath
from typing import Any

from django.utils.translation import gettext as _
from pydantic import TypeAdapter, ValidationError

from woordhouder.record.refusals import FieldError, Refused
from woordhouder.record.typed import Slug, invalid

from .facts import ExampleFacts, Facts
from .loading import DataFile, Target, Unreadable, notes, parse, parsed, target
from .models import Description, Origin, PageKind, PageVersion, Removal
from .saving import as_text
from .shapes import PAGE_FACTS, differing, facts_of, page_facts_of

Key = tuple[PageKind | None, str]
_SLUG = TypeAdapter(dict[str, Slug])


@dataclass(frozen=True)
class Standing:
    """What stands now at one address: version `number`, and whether an editor wrote it. `facts`: None when removed."""

    facts: Facts | None
    number: int
    is_by_editor: bool
    removed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Differing:
    """One field that differs: its name and both wordings, as a file would say them."""

    name: str
    here: str
    there: str


@dataclass(frozen=True)
class Compared:
    """One file beside the database. `state`: new, unchanged, differs, kept (an editor wrote what is here), refused.

    `number`: of the version that stands here (0: none). `notes`: what is wrong, with its lines in the file.
    """

    path: PurePath
    state: str
    number: int = 0
    notes: tuple[str, ...] = ()
    differing: tuple[Differing, ...] = ()
    key: Key | None = None

    @property
    def is_loadable(self) -> bool:
        """Whether loading it would change something."""
        return self.state in ("new", "differs", "kept")

    @property
    def is_refused(self) -> bool:
        """Whether it cannot be loaded as it is."""
        return self.state == "refused"

    @property
    def is_kept(self) -> bool:
        """Whether only an editor who says so puts it in the place of what is here."""
        return self.state == "kept"


def library_here(keys: Iterable[Key] | None = None) -> dict[Key, Standing]:
    """All that the library holds now, of removed pages only that they were; of `keys` only these. Always 5 queries."""
    slugs = None if keys is None else [slug for _kind, slug in keys]
    wanted = {} if slugs is None else {"slug__in": slugs}
    found: dict[Key, Standing] = {}
    rows = Description.objects.current().select_related("example").prefetch_related("commitments")
    removed = _removed_parts()
    for row in rows.filter(**{f"example__{name}": value for name, value in wanted.items()}):
        parts = removed.get(row.example_id, frozenset())
        found[None, row.example.slug] = Standing(facts_of(row), row.number, row.origin == Origin.EDITOR, parts)
    gone = dict(Removal.objects.exclude(version=None).values_list("version", "version__page_id"))
    versions = PageVersion.objects.filter(replaced_by=None).select_related("page")
    for version in versions.filter(**{f"page__{name}": value for name, value in wanted.items()}):
        parts = frozenset({"facts"}) if version.page_id in gone.values() else frozenset()
        key = (PageKind(version.page.kind), version.page.slug)
        facts = None if version.pk in gone else page_facts_of(version)
        found[key] = Standing(facts, version.number, version.origin == Origin.EDITOR, parts)
    return found


def _removed_parts() -> Mapping[int, frozenset[str]]:
    """What was removed from any version of each example."""
    parts: dict[int, frozenset[str]] = {}
    rows = Removal.objects.exclude(description=None).filter(part__in=ExampleFacts.model_fields)
    for example, part in rows.values_list("description__example_id", "part"):
        parts[example] = parts.get(example, frozenset()) | {part}
    return parts


def compared(path: PurePath, raw: bytes, here: Mapping[Key, Standing]) -> Compared:
    """What the file at `path` says beside `here`. Never raises for what is wrong with the file."""
    try:
        file = parsed(raw)
        of = target(path, file)
    except Unreadable as error:
        return Compared(path, "refused", notes=(str(error),))
    return _beside(path, file, of, here)


def compared_file(path: Path, folder: Path, here: Mapping[Key, Standing]) -> Compared:
    """As `compared`, of a file below `folder`. A file that did not change since is not read anew."""
    place = PurePosixPath(path.relative_to(folder).as_posix())
    seen = path.stat()
    file = _read(path, seen.st_mtime_ns, seen.st_size)
    if isinstance(file, str):
        return Compared(place, "refused", notes=(file,))
    try:
        return _beside(place, file, target(place, file), here)
    except Unreadable as error:
        return Compared(place, "refused", notes=(str(error),))


@lru_cache(maxsize=1000)
def _read(path: Path, _changed_at: int, _size: int) -> DataFile | str:
    """The file, or why it cannot be read."""
    try:
        return parse(path)
    except Unreadable as error:
        return str(error)


def _beside(path: PurePath, file: DataFile, of: Target, here: Mapping[Key, Standing]) -> Compared:
    """As `compared`, of a file that was read already."""
    key = (of.kind, of.slug)
    try:
        facts = _facts(of)
        standing = here.get(key)
        _refuse_what_loading_refuses(facts, standing)
    except Refused as refusal:
        return Compared(path, "refused", notes=notes(file, refusal), key=key)
    if standing is None or standing.facts is None:  # of what was removed the file is refused above
        return Compared(path, "new", key=key)
    if not differing(standing.facts, facts):
        return Compared(path, "unchanged", standing.number, key=key)
    return Compared(
        path,
        "kept" if standing.is_by_editor else "differs",
        standing.number,
        differing=tuple(fields_differing(standing.facts, facts)),
        key=key,
    )


def _facts(of: Target) -> Facts:
    try:
        _SLUG.validate_python({"slug": of.slug})
        return (PAGE_FACTS[of.kind] if of.kind else ExampleFacts).model_validate(of.facts)
    except ValidationError as error:
        raise invalid(error) from error


def _refuse_what_loading_refuses(facts: Facts, standing: Standing | None) -> None:
    """As the actions `load` and `load_page` do: nothing without source, and nothing that was removed comes back."""
    if isinstance(facts, ExampleFacts) and not facts.sources:
        raise Refused(
            _("Something is not right yet."),
            errors=(FieldError("sources", _("An example needs at least one source.")),),
        )
    back = [part for part in sorted(standing.removed if standing else ()) if getattr(facts, part, True)]
    if back:
        errors = tuple(FieldError(part, _("Removed.")) for part in back if part != "facts")
        raise Refused(_("The file brings back what was removed on request."), errors=errors)


def fields_differing(here: Facts, there: Facts) -> list[Differing]:
    """The fields in which two facts of one kind differ, with both wordings."""
    return [
        Differing(name, _words(getattr(here, name), here, name), _words(getattr(there, name), there, name))
        for name in differing(here, there)
    ]


def _words(value: Any, facts: Facts, name: str) -> str:
    """A text as it is, a list of lines a line each, anything else as a file would say it; "" for nothing."""
    if value is None or value == ():
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple) and all(isinstance(item, str) for item in value):
        return "\n".join(value)
    return as_text(facts.model_dump(mode="json", exclude_defaults=True)[name])
