"""Plain facts as JSON: the same facts as the page, for people's own tools."""

import json
from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.utils.safestring import SafeString, mark_safe

# Anybody may keep it, and asks each time whether it still holds: what was taken away goes from caches at once.
CACHING = "public, no-cache"

# In a page, these would end the data block or start markup.
_IN_MARKUP = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def json_text(facts: object) -> str:
    """`facts` as JSON in readable UTF-8; days and moments in ISO 8601."""
    return json.dumps(facts, ensure_ascii=False, cls=DjangoJSONEncoder)


def json_response(facts: Mapping[str, Any]) -> HttpResponse:
    """`facts` as an answer for everybody."""
    response = HttpResponse(json_text(facts), content_type="application/json; charset=utf-8")
    response["Cache-Control"] = CACHING
    response["Access-Control-Allow-Origin"] = "*"
    return response


def json_in_page(facts: object) -> SafeString:
    """`facts` as JSON that may stand inside a `<script type="application/ld+json">`: it can never end that element."""
    return mark_safe(json_text(facts).translate(_IN_MARKUP))  # noqa: S308 - what could be markup is written as escapes
