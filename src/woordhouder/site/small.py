"""The small components, made in Python because a page may hold a thousand of them. `templatetags/ui.py` registers them.

Each docstring shows the tag. Text is escaped by `format_html`; a kind that does not exist fails.
"""

from datetime import date
from typing import Final

from django.template import TemplateSyntaxError
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from woordhouder.language.differences import Piece
from woordhouder.language.differences import difference as pieces_of

from . import icons
from .addresses import in_language

BADGES: Final = ("neutral", "info", "ok", "warning", "error")
NOTICES: Final = ("info", "ok", "warning", "error")
TONES: Final = ("plain", "cool", "warm")
BUTTONS: Final = ("primary", "secondary", "subtle")


def icon(name: str) -> SafeString:
    """`{% icon "print" %}`: a drawing beside words, hidden from screen readers. An unknown name fails."""
    return icons.drawing(name)


def heading(level: int, text: object, anchor: str = "") -> SafeString:
    """`{% heading 2 _("What was agreed") anchor="afspraken" %}`: level 1-6; `anchor` makes it a place to link to."""
    attribute = format_html(' id="{}"', anchor) if anchor else ""
    return format_html(
        '<h{0} class="nl-heading nl-heading--level-{0}"{1}>{2}</h{0}>', checked_level(level), attribute, text
    )


def badge(kind: str, text: object) -> SafeString:
    """`{% badge "ok" _("Kept") %}`: kind neutral, info, ok, warning or error. The words say it, not only the colour."""
    return format_html('<span class="wh-badge wh-badge--{}">{}</span>', one_of(kind, BADGES), text)


def unknown(what: object = "") -> SafeString:
    """`{% unknown %}`: "niet bekend". Use it wherever a fact is empty; with `what`: "<what>: niet bekend"."""
    words = _("not known")
    return format_html('<span class="wh-unknown">{}</span>', f"{what}: {words}" if what else words)


def reading_label() -> SafeString:
    """`{% reading_label %}`: "onze lezing", beside every text that is our reading and not the parties' own words."""
    return format_html(
        '<a class="wh-badge wh-badge--reading" href="{}#onze-lezing">{}</a>',
        in_language("/werkwijze"),
        _("our reading"),
    )


def button(text: object, kind: str = "primary", type: str = "submit", name: str = "", value: str = "") -> SafeString:  # noqa: A002
    """`{% button _("Search") %}`: something happens. For going somewhere use `link_button`."""
    named = format_html(' name="{}" value="{}"', name, value) if name else ""
    look = one_of(kind, BUTTONS)
    return format_html('<button class="nl-button nl-button--{}" type="{}"{}>{}</button>', look, type, named, text)


def link_button(text: object, address: str, kind: str = "secondary") -> SafeString:
    """`{% link_button _("All examples") "/voorbeelden" %}`: a link that asks for attention."""
    look = one_of(kind, BUTTONS)
    return format_html('<a class="nl-button nl-button--{}" href="{}">{}</a>', look, in_language(address), text)


def print_button() -> SafeString:
    """`{% print_button %}`: the page on paper. Seen where scripts run; the browser's menu prints too."""
    look = "nl-button nl-button--subtle wh-print"
    return format_html(
        '<button class="{}" type="button" hidden>{} {}</button>', look, icon("print"), _("Print this page")
    )


def receipt_link(address: str) -> SafeString:
    """`{% receipt_link example.receipt_address %}`: the proof that this text stands in the record as it is shown.

    The record has one address for all languages.
    """
    label = _("Receipt of this text")
    return format_html('<a class="nl-link wh-receipt" href="{}">{} {}</a>', address, icon("check"), label)


def checked_on(day: date | None) -> SafeString:
    """`{% checked_on example.checked_on %}`: when a person compared this with its sources, or that nobody did yet."""
    if day is None:
        return format_html('<p class="wh-checked">{}</p>', _("Nobody has compared this page with its sources yet."))
    words = _("Compared with its sources on %(day)s.") % {"day": date_format(day)}
    return format_html('<p class="wh-checked">{}</p>', words)


def explained(slug: str, word: object, explanation: object, *, number: int) -> SafeString:
    """A glossary word with its explanation; `number` makes its id unique on the page. The tag is `term`."""
    return format_html(
        '<span class="wh-term"><a class="wh-term__word" href="{0}" aria-describedby="{1}">{2}</a>'
        '<span class="wh-term__explanation" role="tooltip" id="{1}">{3}</span></span>',
        in_language(f"/begrippen#{slug}"),
        f"uitleg-{slug}-{number}",
        word,
        explanation,
    )


def notice(content: str, kind: str, title: object = "") -> SafeString:
    """`{% notice kind="warning" title=_("Take care") %}...{% endnotice %}`: kind info, ok, warning or error."""
    facts = {"content": content, "kind": one_of(kind, NOTICES), "title": title, "icon": kind}
    return render_to_string("ui/notice.html", facts)


def panel(content: str, title: object = "", tone: str = "plain", level: int = 2) -> SafeString:
    """`{% panel title=_("In short") tone="warm" %}...{% endpanel %}`: a part set apart. Tone plain, cool or warm."""
    facts = {"content": content, "title": title, "tone": one_of(tone, TONES), "level": checked_level(level)}
    return render_to_string("ui/panel.html", facts)


def testimony(content: str, party: object) -> SafeString:
    """`{% testimony party="Huurders van Voorbeeldstad" %}...{% endtestimony %}`: one party's own words."""
    return render_to_string("ui/testimony.html", {"content": content, "party": party})


def difference(old: str, new: str) -> SafeString:
    """`{% difference noted.text corrected.text %}`: both wordings in one text: what is gone, what is new."""
    pieces = format_html_join("", "{}", ((_piece(piece),) for piece in pieces_of(old, new)))
    return format_html('<p class="wh-difference">{}</p>', pieces)


def _piece(piece: Piece) -> SafeString | str:
    """One stretch. A screen reader says what colour and line say to the eye."""
    if piece.kind == "same":
        return piece.text
    tag, words = ("del", _("gone:")) if piece.kind == "gone" else ("ins", _("new:"))
    return format_html(
        '<{0}><span class="wh-hidden">[{1} </span>{2}<span class="wh-hidden">]</span></{0}>', tag, words, piece.text
    )


def nothing_found(content: str, title: object) -> SafeString:
    """`{% nothing_found title=_("No example fits") %}...{% endnothing_found %}`: the content offers what is near."""
    return render_to_string("ui/nothing_found.html", {"content": content, "title": title})


def filters(content: str, title: object = "") -> SafeString:
    """`{% filters %}{% facet_group ... %}{% endfilters %}`: folded on a phone, open beside the results elsewhere."""
    return format_html(
        '<details class="wh-filters"><summary class="wh-filters__button">{}</summary>{}</details>',
        title or _("Choose what you see"),
        content,
    )


def facts(content: str) -> SafeString:
    """`{% facts %}{% fact label=_("Place") %}...{% endfact %}{% endfacts %}`: a list of labels with what is known."""
    return format_html('<dl class="wh-facts">{}</dl>', content)


def fact(content: str, label: object) -> SafeString:
    """One line of `facts`; with nothing in it, it says "niet bekend"."""
    shown = content if content.strip() else unknown()
    return format_html('<div class="wh-facts__line"><dt>{}</dt><dd>{}</dd></div>', label, shown)


def one_of(kind: str, kinds: tuple[str, ...]) -> str:
    """`kind`, if it is one of `kinds`; a typing error must not pass as a look that does not exist."""
    if kind not in kinds:
        raise TemplateSyntaxError(f"{kind!r} is not one of {', '.join(kinds)}")
    return kind


def checked_level(level: int) -> int:
    """`level`, if a heading can have it."""
    if level not in range(1, 7):
        raise TemplateSyntaxError(f"A heading has a level from 1 to 6, not {level!r}")
    return level
