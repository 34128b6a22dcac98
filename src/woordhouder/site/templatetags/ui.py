"""The components of every page, as tags that each template has without loading. `/onderdelen` shows them all.

A wrong argument fails when the template is compiled. Addresses may be given without language:
"/voorbeelden" becomes "/en/voorbeelden" on an English page. Text is escaped; nothing here trusts markup.
Small things are made in Python (`site/small.py`, where their tags are explained); larger ones are templates in `ui/`.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.template import Context
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .. import small
from .. import text as plain_text
from ..addresses import in_language as _in_language
from ..parts import Part, Role, crumbs, field_parts, page_links, parts, roles
from ..path_chart import Path, chart

register = template.Library()


@register.filter
def in_language(address: str) -> str:
    """`{{ "/voorbeelden"|in_language }}`: the path in the language of the page."""
    return _in_language(address)


@register.filter
def prose(value: str | None) -> SafeString:
    """`{{ example.story|prose }}`: plain text as paragraphs (blank line) and lists (lines with "- "), all escaped."""
    return plain_text.prose(value or "")


@register.filter
def grouped(number: float) -> str:
    """`{{ page.total|grouped }}`: "1.204" in Dutch, "1,204" in English."""
    return number_format(number, use_l10n=True, force_grouping=True)


for small_tag in (
    small.icon,
    small.heading,
    small.badge,
    small.unknown,
    small.reading_label,
    small.button,
    small.link_button,
    small.print_button,
    small.receipt_link,
    small.checked_on,
    small.difference,
):
    register.simple_tag(small_tag)
for block_tag in (
    small.notice,
    small.panel,
    small.testimony,
    small.nothing_found,
    small.filters,
    small.facts,
    small.fact,
):
    register.simple_block_tag(block_tag)


@register.inclusion_tag("ui/data_list.html")
def data_list(rows: Iterable[tuple[object, object]]) -> dict[str, object]:
    """`{% data_list page.facts %}`: pairs of label and value; an empty value says "niet bekend"."""
    return {"rows": list(rows)}


@register.inclusion_tag("ui/breadcrumbs.html")
def breadcrumbs(*steps: str) -> dict[str, object]:
    """`{% breadcrumbs _("Examples") "/voorbeelden" example.title %}`: label, address, ..., this page."""
    return {"steps": crumbs(steps)}


@register.inclusion_tag("ui/tag_list.html")
def tag_list(tags: Iterable[Any], label: object = "") -> dict[str, object]:
    """`{% tag_list example.themes label=_("Themes") %}`: each a text, a pair (label, address) or a thing with both."""
    return {"tags": parts(tags), "label": label}


@register.inclusion_tag("ui/card.html")
def card(  # noqa: PLR0913 - what a template can say
    title: object,
    address: str,
    *,
    place: object = "",
    years: object = "",
    summary: object = "",
    themes: Iterable[Any] = (),
    level: int = 3,
    note: object = "",
) -> dict[str, object]:
    """One example, inside `<ul class="wh-cards"><li>...</li></ul>`. `note` is a short remark, as "17 pareltjes"."""
    where = {"title": title, "address": _in_language(address), "place": place, "years": years}
    return {**where, "summary": summary, "themes": parts(themes), "level": small.checked_level(level), "note": note}


@register.inclusion_tag("ui/promise.html")
def promise(  # noqa: PLR0913 - what a template can say
    text: object,
    *,
    who: object = "",
    figure: object = "",
    place: object = "",
    year: object = "",
    theme: object = "",
    address: str = "",
) -> dict[str, object]:
    """One agreed commitment, with its figure, who does it, and the example (`address`) that it comes from."""
    origin = {"place": place, "year": year, "theme": theme, "address": _in_language(address)}
    return {"text": text, "who": who, "figure": figure, **origin}


@register.inclusion_tag("ui/search_result.html")
def search_result(  # noqa: PLR0913 - what a template can say
    title: object,
    address: str,
    *,
    kind: object = "",
    place: object = "",
    years: object = "",
    passage: object = "",
) -> dict[str, object]:
    """One find. `passage` is text, or parts of text of which each is (words, is_hit): the hits are marked."""
    where = {"title": title, "address": _in_language(address), "kind": kind, "place": place, "years": years}
    return {**where, "passage": plain_text.passage(passage)}


@register.inclusion_tag("ui/search_box.html")
def search_box(
    query: str = "",
    address: str = "/zoeken",
    label: object = "",
    hint: object = "",
    keep: Iterable[tuple[str, str]] = (),
) -> dict[str, object]:
    """`{% search_box query=page.query %}`: ask in your own words. `keep` are pairs of name and value that go along."""
    words = {"label": label or _("What are you looking for?"), "hint": hint}
    return {"query": query, "address": _in_language(address), "keep": list(keep), **words}


@register.inclusion_tag("ui/facet_group.html")
def facet_group(name: str, title: object, choices: Iterable[Any], is_open: bool = True) -> dict[str, object]:
    """Checkboxes with counts, inside a form. Each choice has `value`, `label`, `count` and `is_chosen`."""
    return {"name": name, "title": title, "choices": list(choices), "is_open": is_open}


@register.inclusion_tag("ui/pagination.html", takes_context=True)
def pagination(
    context: Context, number: int, total: int, name: str = "pagina", label: object = ""
) -> dict[str, object]:
    """`{% pagination 2 9 %}`: page 2 of 9. Keeps the rest of the address; `name` is the parameter.

    With two on one page, give each its own `label` for screen readers.
    """
    links = page_links(context["request"].GET, number=number, total=total, name=name)
    return {**links, "label": label or _("Pages")}


@register.inclusion_tag("ui/figure.html")
def figure(number: object, words: object, note: object = "") -> dict[str, object]:
    """`{% figure 35 _("examples") %}`: one number with the words that give it meaning; a note says where it is from."""
    shown = grouped(number) if isinstance(number, int | float) else number
    return {"number": shown, "words": words, "note": note}


@register.inclusion_tag("ui/path_chart.html")
def path_chart(path: Path, anchor: str = "pad") -> dict[str, object]:
    """`{% path_chart wording.indicator anchor="pad-3" %}`: what was promised per year, as picture, sentence and table.

    The three say the same. `anchor` makes the ids of one among more on a page.
    """
    return {"chart": chart(path), "anchor": anchor}


@register.inclusion_tag("ui/source_list.html")
def source_list(sources: Iterable[Any], level: int = 2, title: object = "") -> dict[str, object]:
    """Where it is told: each has `url`, `publisher`, `title`, `date`, `kind` (issuer, news, copy) and `read_on`."""
    return {"sources": list(sources), "level": small.checked_level(level), "title": title or _("Sources")}


@register.simple_tag(takes_context=True)
def term(context: Context, slug: str, word: object, explanation: object) -> SafeString:
    """`{% term "jaarschijf" "jaarschijf" entry.explanation %}`: explained on hover and focus, else a link."""
    request = context["request"]
    # Counted on the request, so that a word explained twice on a page has two different ids.
    request.terms_shown = getattr(request, "terms_shown", 0) + 1
    return small.explained(slug, word, explanation, number=request.terms_shown)


@register.inclusion_tag("ui/role_choice.html")
def role_choice(choices: Sequence[Role] = (), current: str = "", level: int = 2) -> dict[str, object]:
    """Three entrances: tenants, municipality, housing association. Without `choices`: `/gids?rol=...` for each."""
    return {"roles": list(choices) or roles(), "current": current, "level": small.checked_level(level)}


@register.inclusion_tag("ui/timeline.html")
def timeline(moments: Iterable[Any], level: int = 3) -> dict[str, object]:
    """What happens when: each has `when` and `title`, and may have `text`, `address`, `certainty` and `is_past`."""
    return {"moments": list(moments), "level": small.checked_level(level)}


@register.inclusion_tag("ui/attention_list.html")
def attention_list(items: Iterable[Any], level: int = 2) -> dict[str, object]:
    """What waits for somebody: each has `title`, `text`, `minutes`, `address` and `since`."""
    return {"items": list(items), "level": small.checked_level(level)}


@register.inclusion_tag("ui/draft_notice.html", takes_context=True)
def draft_notice(context: Context) -> dict[str, object]:
    """Above a form with `data-draft`: that what was typed is kept or came back, and where the script says so."""
    request = context["request"]
    is_shown = request.method != "POST"
    is_kept = is_shown and "bewaard" in request.GET
    return {"is_kept": is_kept, "is_given_back": is_shown and getattr(request, "gives_back", False)}


@register.inclusion_tag("ui/on_this_page.html")
def on_this_page(*steps: str) -> dict[str, object]:
    """`{% on_this_page _("Story") "verhaal" _("Sources") "bronnen" %}`: label, anchor, ..."""
    return {"places": list(zip(steps[::2], steps[1::2], strict=True))}


@register.inclusion_tag("ui/data_links.html")
def data_links(json: str = "", csv: str = "", feed: str = "", calendar: str = "") -> dict[str, object]:
    """The same facts for one's own tools: addresses of what exists beside this page."""
    found = (("JSON", json), ("CSV", csv), (_("Feed (Atom)"), feed), (_("Calendar (iCal)"), calendar))
    return {"links": [Part(label, _in_language(address)) for label, address in found if address]}


@register.inclusion_tag("ui/field.html")
def field(bound: BoundField) -> dict[str, object]:
    """`{% field form.story %}`: label, hint, error and input, tied together for screen readers."""
    return field_parts(bound)


@register.inclusion_tag("ui/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, object]:
    """At the top of a form that came back: each error with a link to its field. Nothing when there is none."""
    return {"form": form, "fields": [bound for bound in form if bound.errors], "others": form.non_field_errors()}
