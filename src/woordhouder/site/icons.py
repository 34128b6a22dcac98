"""Our own line drawings on a 24 x 24 field, drawn in the colour of the words beside them."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

DRAWINGS = {
    "arrow": "M5 12h14M13 6l6 6-6 6",
    "building": "M4 21V9l8-5 8 5v12M2 21h20M8 12v6M12 12v6M16 12v6",
    "calendar": "M4 6h16v15H4zM4 10.5h16M8.5 3v5M15.5 3v5",
    "check": "M4.5 12.5l5 5 10-11",
    "clock": "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 7.5V12l3.5 2",
    "close": "M6 6l12 12M18 6L6 18",
    "download": "M12 4v11M7 10.5l5 5 5-5M4.5 20h15",
    "error": "M8 3h8l5 5v8l-5 5H8l-5-5V8zM9 9l6 6M15 9l-6 6",
    "external": "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
    "feed": "M5 5a14 14 0 0 1 14 14M5 11a8 8 0 0 1 8 8M6 18h.01",
    "house": "M3 11.5L12 4l9 7.5M5.5 9.5V20h13V9.5M10 20v-6h4v6",
    "info": "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 11v5.5M12 7.5h.01",
    "menu": "M4 7h16M4 12h16M4 17h16",
    "next": "M9 5l7 7-7 7",
    "ok": "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M8 12.5l3 3 5-6.5",
    "paper": "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
    "people": "M9 5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7M2.5 20c0-4 3-5.5 6.5-5.5s6.5 1.5 6.5 5.5"
    "M16 5.5a3.2 3.2 0 0 1 0 6.3M18 14.8c2.3.7 3.5 2.3 3.5 5.2",
    "place": "M12 21c-4.5-5-7-8-7-11a7 7 0 1 1 14 0c0 3-2.5 6-7 11M12 7.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5",
    "previous": "M15 5l-7 7 7 7",
    "print": "M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z",
    "quote": "M10 7c-3 1-5 3.5-5 7v3h5v-5H7.5M19 7c-3 1-5 3.5-5 7v3h5v-5h-2.5",
    "search": "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M15.5 15.5L21 21",
    "warning": "M12 3.5L22 20.5H2zM12 10v5M12 17.8h.01",
}


def drawing(name: str) -> SafeString:
    """The drawing as inline SVG, hidden from screen readers: the words beside it say it all."""
    return format_html(
        '<svg class="wh-icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">'
        '<path d="{}"/></svg>',
        DRAWINGS[name],
    )
