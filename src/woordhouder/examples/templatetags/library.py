"""Tags for pages of the library: `{% load library %}`."""

from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from woordhouder.papers.data import json_in_page
from woordhouder.site import small, text

from ..facets import kind_label, theme_label, trait_label
from ..glossing import Reader
from ..queries import theme_address

register = template.Library()
register.filter("theme", theme_label)
register.filter("trait", trait_label)
register.filter("party_kind", kind_label)
register.filter("theme_address", theme_address)


@register.filter
def dutch(words: object) -> SafeString | str:
    """`{{ line.title|dutch }}`: words of the library, marked as Dutch on an English page for who has it read aloud."""
    if not words or (get_language() or "").startswith("nl"):
        return words if isinstance(words, SafeString) else str(words or "")
    return format_html('<span lang="nl">{}</span>', words)


@register.filter
def theme_names(codes: list[str]) -> list[str]:
    """`{% card ... themes=line.themes|theme_names %}`: themes in words."""
    return [theme_label(code) for code in codes]


@register.simple_tag(takes_context=True)
def glossed(context: Context, reader: Reader, plain: str | None) -> SafeString:
    """`{% glossed reader part.text %}`: prose in which each word of the field is explained where it is met first."""
    request = context["request"]

    def line(words: str) -> SafeString:
        return format_html_join("", "{}", ((_shown(request, piece),) for piece in reader.pieces(words)))

    return text.prose(plain or "", line)


def _shown(request: Any, piece: Any) -> SafeString | str:
    if piece.term is None:
        return str(piece.words)
    # Counted on the request together with the tag `term`, so that no two explanations share an id.
    request.terms_shown = getattr(request, "terms_shown", 0) + 1
    return small.explained(piece.term.slug, piece.words, piece.term.explanation, number=request.terms_shown)


@register.simple_tag
def linked_data(facts: dict[str, Any]) -> SafeString:
    """`{% linked_data facts %}`: what search engines read (schema.org). A block of data, which no browser runs."""
    return format_html('<script type="application/ld+json">{}</script>', json_in_page(facts))
