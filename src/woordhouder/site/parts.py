"""The small pieces that components are made of: what templates show, worked out in Python."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect, Select, Textarea
from django.http import QueryDict
from django.utils.translation import gettext as _

from .addresses import in_language


@dataclass(frozen=True)
class Part:
    """Words that may be a link, and may have a count."""

    label: object
    address: str = ""
    count: int | None = None


@dataclass(frozen=True)
class Role:
    """One of the entrances for the three who make agreements together. `icon` is a name of `icons`."""

    key: str
    title: str
    text: str
    address: str
    icon: str


@dataclass(frozen=True)
class PageLink:
    """One place in a row of pages; without number it is the gap between them."""

    number: int | None
    address: str = ""
    is_here: bool = False


def parts(things: Iterable[Any]) -> list[Part]:
    """Texts, pairs (label, address), or things with `label` and perhaps `address` and `count`."""
    return [_part(thing) for thing in things]


def _part(thing: Any) -> Part:
    if isinstance(thing, tuple):
        label, address = thing
        return Part(label, in_language(address))
    if hasattr(thing, "label"):
        return Part(thing.label, in_language(getattr(thing, "address", "")), getattr(thing, "count", None))
    return Part(thing)


def crumbs(steps: Sequence[str]) -> list[Part]:
    """From label, address, ..., label to links; the home page is always the first."""
    if len(steps) % 2 == 0:
        raise ValueError("breadcrumbs: give label and address of each step, and last the label of this page")
    pairs = zip(steps[:-1:2], steps[1::2], strict=True)
    links = [Part(label, in_language(address)) for label, address in pairs]
    return [Part(_("Home"), in_language("/")), *links, Part(steps[-1])]


def roles() -> list[Role]:
    """The three entrances, each into the guide."""
    return [
        _role("huurders", "people", _("I speak for tenants"), _("What may we ask, and how do we prepare?")),
        _role("gemeente", "building", _("I work for a municipality"), _("How do we make agreements that work?")),
        _role("corporatie", "house", _("I work for a housing association"), _("What do others promise, and how?")),
    ]


def _role(key: str, drawing: str, title: str, text: str) -> Role:
    return Role(key, title, text, in_language(f"/gids?rol={key}"), drawing)


def page_links(parameters: QueryDict, *, number: int, total: int, name: str) -> dict[str, object]:
    """The row of pages around `number`, first and last always among them."""

    def address(page: int) -> str:
        kept = parameters.copy()
        kept[name] = str(page)
        return f"?{kept.urlencode()}"

    shown = sorted({1, total, *range(max(1, number - 1), min(total, number + 1) + 1)})
    links: list[PageLink] = []
    for page in shown:
        if links and page - (links[-1].number or page) > 1:
            links.append(PageLink(None))
        links.append(PageLink(page, address(page), is_here=page == number))
    return {
        "links": links,
        "previous": address(number - 1) if number > 1 else "",
        "next": address(number + 1) if number < total else "",
        "total": total,
    }


def field_parts(bound: BoundField) -> dict[str, object]:
    """What `ui/field.html` needs: the input with its class and its ties to hint and error."""
    widget = bound.field.widget
    hint = f"{bound.auto_id}-hint" if bound.help_text else ""
    error = f"{bound.auto_id}-error" if bound.errors else ""
    attributes: dict[str, Any] = {"class": _look(widget, is_invalid=bool(error))}
    if tied := " ".join(filter(None, (hint, error))):
        attributes["aria-describedby"] = tied
    if error:
        attributes["aria-invalid"] = "true"
    is_group = isinstance(widget, RadioSelect | CheckboxSelectMultiple)
    # Django ties hint and error itself under other ids; ours are the ones that the template makes.
    shown = bound.subwidgets if is_group else bound.as_widget(attrs=attributes)
    return {
        "bound": bound,
        "widget": shown,
        "hint": hint,
        "error": error,
        "is_group": is_group,
        "group_type": "checkbox" if isinstance(widget, CheckboxSelectMultiple) else "radio",
        "is_checkbox": isinstance(widget, CheckboxInput),
    }


def _look(widget: object, *, is_invalid: bool) -> str:
    if isinstance(widget, CheckboxInput):
        base = "utrecht-checkbox utrecht-checkbox--html-input"
    elif isinstance(widget, Textarea):
        base = "utrecht-textarea utrecht-textarea--html-textarea"
    elif isinstance(widget, Select):
        base = "utrecht-select utrecht-select--html-select"
    else:
        base = "utrecht-textbox utrecht-textbox--html-input"
    return f"{base} {base.split()[0]}--invalid" if is_invalid else base
