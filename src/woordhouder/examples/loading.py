"""From files of the repository to actions, and back: YAML with line numbers, one file a thing, each its own outcome."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any

import yaml
from django.utils.translation import gettext as _
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from woordhouder.parties.actor import Actor
from woordhouder.record.refusals import Refused

from . import actions
from .actions.describe import KeptLocalEdit, Unchanged
from .models import PageKind
from .queries import unknown_examples

FOLDERS = {"collections": PageKind.COLLECTION, "guide": PageKind.GUIDE, "events": PageKind.EVENT}
SINGLE_FILES = {"glossary": PageKind.GLOSSARY, "calendar": PageKind.CALENDAR}
LARGEST_FILE = 1_000_000


@dataclass(frozen=True)
class Outcome:
    """What became of one file. `state`: loaded, unchanged, kept (a local edit), refused. `notes`: lines for people."""

    path: PurePath
    state: str
    notes: tuple[str, ...] = ()

    def sentences(self, root: Path) -> list[str]:
        """What to tell people, a line each, the file named from `root`."""
        name = self.path.relative_to(root) if self.path.is_relative_to(root) else self.path
        return [f"{name}: {note}" for note in self.notes or (self.state,)]


class Unreadable(Exception):
    """A file that is no data file; the message names line and reason."""


@dataclass(frozen=True)
class DataFile:
    """A parsed file: its values, and the line on which each path ("sources.0.url") stands."""

    values: dict[str, Any]
    lines: dict[str, int]

    def line_of(self, path: str) -> int:
        """The line (from 1) of `path`, or of the nearest thing above it that the file has."""
        while path and path not in self.lines:
            path = path.rpartition(".")[0]
        return self.lines.get(path, 1)


def files_in(place: Path) -> Iterator[Path]:
    """The data files at `place`: itself, or all below it, in the order of their paths."""
    if place.is_file():
        yield place
    else:
        yield from sorted(
            path for path in place.rglob("*") if path.suffix in (".yaml", ".yml", ".json") and path.is_file()
        )


def load_all(actor: Actor, place: Path) -> list[Outcome]:
    """Load the file or folder at `place`. What names an example that is nowhere gets a note, and is loaded."""
    outcomes = [load_file(actor, path) for path in files_in(place)]
    unknown = unknown_examples()
    return [
        replace(outcome, notes=(*outcome.notes, *_about_unknown(outcome.path.stem, unknown))) for outcome in outcomes
    ]


def _about_unknown(slug: str, unknown: dict[str, list[str]]) -> list[str]:
    return [_("names an example that is not here: {slug}.").format(slug=name) for name in unknown.get(slug, ())]


def load_file(actor: Actor, path: Path) -> Outcome:
    """Load one file through the action of its kind. Never raises for what is wrong with the file."""
    return load_text(actor, path, path.read_bytes())


def load_text(actor: Actor, path: PurePath, raw: bytes) -> Outcome:
    """Load what stands in a file, as `load_file`; the file need not be there. `path` says what it is of."""
    return _outcome(path, raw, lambda of: _load(actor, of))


def overwrite(actor: Actor, path: PurePath, raw: bytes, *, replaces: int) -> Outcome:
    """As an editor put what stands in a file in the place of version `replaces`, which an editor wrote."""
    return _outcome(path, raw, lambda of: _describe(actor, of, replaces))


def _outcome(path: PurePath, raw: bytes, perform: Callable[["Target"], None]) -> Outcome:
    try:
        file = parsed(raw)
        perform(target(path, file))
        return Outcome(path, "loaded")
    except Unreadable as error:
        return Outcome(path, "refused", (str(error),))
    except KeptLocalEdit as refusal:
        return Outcome(path, "kept", notes(file, refusal))
    except Unchanged:
        return Outcome(path, "unchanged")
    except Refused as refusal:
        return Outcome(path, "refused", notes(file, refusal))


@dataclass(frozen=True)
class Target:
    """What a file is of: an example (`kind` None) or a page, at its address, with its facts as they were written."""

    kind: PageKind | None
    slug: str
    facts: dict[str, Any]


def target(path: PurePath, file: DataFile) -> Target:
    """What the file at `path` is of, by its folder and name. Raises Unreadable when its slug says something else."""
    values = dict(file.values)
    if alone := SINGLE_FILES.get(path.stem):
        return Target(alone, path.stem, values)
    slug = values.pop("slug", path.stem)
    if slug != path.stem:
        raise Unreadable(
            _("line {line}, slug: the file is named {name}, its slug says {slug}.").format(
                line=file.line_of("slug"), name=path.name, slug=slug
            )
        )
    return Target(FOLDERS.get(path.parent.name), slug, values)


def _load(actor: Actor, of: Target) -> None:
    if of.kind:
        actions.load_page(actor, kind=of.kind, slug=of.slug, facts=of.facts)
    else:
        actions.load(actor, slug=of.slug, facts=of.facts)  # type: ignore[arg-type]


def _describe(actor: Actor, of: Target, replaces: int) -> None:
    if of.kind:
        actions.write_page(actor, kind=of.kind, slug=of.slug, facts=of.facts, replaces=replaces)
    else:
        actions.describe(actor, slug=of.slug, facts=of.facts, replaces=replaces)  # type: ignore[arg-type]


def notes(file: DataFile, refusal: Refused) -> tuple[str, ...]:
    """What is wrong, each thing with the line on which it stands in the file."""
    found = tuple(
        _("line {line}, {field}: {message}").format(
            line=file.line_of(field := error.path.removeprefix("facts").removeprefix(".")),
            field=field or _("the whole"),
            message=error.message,
        )
        for error in refusal.errors
    )
    return (str(refusal.what), *found)


class _Loader(yaml.SafeLoader):
    """Refuses aliases: a few lines of them would unfold into more than a machine can hold."""

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        if self.check_event(yaml.AliasEvent):
            where = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "an alias", where)
        return super().compose_node(parent, index)


def parse(path: Path) -> DataFile:
    """Read a YAML file. Values are text, numbers, booleans, null, lists and names; no tags, no aliases.

    Raises Unreadable with line and reason.
    """
    return parsed(path.read_bytes())


def parsed(raw: bytes) -> DataFile:
    """Read what stands in a YAML file, as `parse`."""
    try:
        if len(raw) > LARGEST_FILE:
            raise Unreadable(_("the file is larger than a million bytes."))
        node = yaml.compose(raw.decode("utf-8-sig"), Loader=_Loader)
        lines: dict[str, int] = {}
        values = _value(node, "", lines) if node else None
    except UnicodeDecodeError as error:
        raise Unreadable(_("the file is not in UTF-8.")) from error
    except RecursionError as error:
        raise Unreadable(_("the file holds things in things, deeper than we read.")) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise Unreadable(
            _("line {line}: this is no YAML ({problem}).").format(
                line=mark.line + 1 if mark else 1, problem=getattr(error, "problem", error)
            )
        ) from error
    if not isinstance(values, dict):
        raise Unreadable(_("line 1: the file must hold named fields."))
    return DataFile(values, lines)


def _value(node: Node, path: str, lines: dict[str, int]) -> Any:
    lines.setdefault(path, node.start_mark.line + 1)
    below = f"{path}." if path else ""
    if isinstance(node, MappingNode):
        return _mapping(node, below, lines)
    if isinstance(node, SequenceNode):
        return [_value(item, f"{below}{index}", lines) for index, item in enumerate(node.value)]
    return _scalar(node)


def _mapping(node: MappingNode, below: str, lines: dict[str, int]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            raise Unreadable(_("line {line}: a name must be one word.").format(line=key.start_mark.line + 1))
        if key.value in found:
            raise Unreadable(
                _("line {line}, {field}: this name stands here twice.").format(
                    line=key.start_mark.line + 1, field=f"{below}{key.value}"
                )
            )
        lines[f"{below}{key.value}"] = key.start_mark.line + 1
        found[key.value] = _value(value, f"{below}{key.value}", lines)
    return found


_PLAIN = yaml.SafeLoader("")


def _scalar(node: Node) -> Any:
    """Numbers, booleans and null as such; all else, dates too, stays the text that was written."""
    if node.tag in ("tag:yaml.org,2002:int", "tag:yaml.org,2002:bool", "tag:yaml.org,2002:null"):
        try:
            return _PLAIN.construct_object(node, deep=True)
        except (ValueError, KeyError):
            return node.value
    return node.value
