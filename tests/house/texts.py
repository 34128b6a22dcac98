"""Texts that people read, gathered as gettext would, with nothing but Python."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from .tree import SRC, Source

# A translating function and how many of its first arguments are texts (the context of pgettext included).
TAKES = {"_": 1, "gettext": 1, "gettext_lazy": 1, "gettext_noop": 1, "ngettext": 2, "ngettext_lazy": 2}
TAKES |= {"pgettext": 2, "pgettext_lazy": 2, "npgettext": 3, "npgettext_lazy": 3}
_STRING = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
_CALL = re.compile(rf"(?<!\w)(_|n?p?gettext)\(\s*({_STRING}(?:\s*,\s*{_STRING})*)")


@dataclass(frozen=True)
class Said:
    """A text in code or template. `context` tells equal texts apart, `plural` is the form for many; else None."""

    line: int
    text: str
    plural: str | None = None
    context: str | None = None

    @property
    def key(self) -> tuple[str | None, str]:
        return self.context, self.text


def said_in(source: Source) -> Iterator[Said]:
    """The texts to translate. A computed text raises ValueError: nobody could ever gather it."""
    yield from _in_code(source) if source.path.suffix == ".py" else _in_template(source)


def _in_code(source: Source) -> Iterator[Said]:
    for node in ast.walk(source.tree):
        name = getattr(getattr(node, "func", None), "id", "")
        if isinstance(node, ast.Call) and name in TAKES and node.args:
            texts = [getattr(given, "value", None) for given in node.args[: TAKES[name]]]
            if not all(isinstance(text, str) for text in texts):
                raise ValueError(f"{source.name}:{node.lineno}: {name}() takes a text, nothing computed")
            yield _said(node.lineno, name, texts)


def _in_template(source: Source) -> Iterator[Said]:
    for line, code in enumerate(templatize(source.text, origin=source.name).split("\n"), 1):
        for name, texts in _CALL.findall(code):
            yield _said(line, name, [ast.literal_eval(text) for text in re.findall(_STRING, texts)][: TAKES[name]])


def _said(line: int, name: str, texts: list[str]) -> Said:
    context = texts.pop(0) if "pgettext" in name else None
    return Said(line, *texts, context=context)


def catalogue(room: str) -> Catalog:
    """The room's Dutch; an empty one when the room has none."""
    path = SRC / room / "locale" / "nl" / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return Catalog(locale="nl")
    with path.open("rb") as file:
        return read_po(file, locale="nl", abort_invalid=True)


def placeholders(text: str) -> set[str]:
    """What stands for a value: "%(name)s", "%s", "{name}"."""
    return set(re.findall(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}", text.replace("%%", "")))
