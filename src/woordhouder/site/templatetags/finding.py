"""Tags for the pages that find: `{% load finding %}`."""

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString

from .. import text

register = template.Library()


@register.filter
def marked(pieces: Sequence[tuple[str, bool]]) -> SafeString | str:
    """`{{ find.pieces|marked }}`: a passage in which what answers the question is marked; all of it escaped."""
    return text.passage(pieces)
