"""Which pages are looked at: every address of tests/matrix that is a page, and states that only readers bring about."""

from types import SimpleNamespace

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

from tests.matrix.rows import ROWS, STATES, in_language
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.parties.links import LinkEnded
from woordhouder.site.views import errors

LANGUAGES = ("nl", "en")
CHOICES = (
    "/zoeken?q=huur&thema=affordability&provincie=Gelderland",
    "/zoeken?q=huur&thema=allocation&provincie=Zeeland&jaar=2015",
    "/zoeken?q=senioorenwoningen&letterlijk=1",
    "/voorbeelden?provincie=Groningen",
    "/gids?rol=huurders",
    "/gids/de-nieuwe-wet?rol=gemeente",
)
# The demonstration has its own table; the one of tests/matrix is not there.
OF_MATRIX = "/verzonnendam"
AT_THE_TABLE = (
    "/rietwaarde",
    "/rietwaarde/doelen",
    "/rietwaarde/2026",
    "/rietwaarde/2026?per=partij",
    "/rietwaarde/2026?per=geheel&op=2030-01-01",
    "/rietwaarde/2026/1",
    "/rietwaarde/2025/5/voortgang?jaar=2025",
    "/rietwaarde/2025/9/voortgang?jaar=2025",
    "/rietwaarde/2024/4/voortgang",
    "/rietwaarde/kader-2025-2028/5/voortgang?jaar=2025",
    "/rietwaarde/kader-2025-2028/6/voortgang?jaar=2025",
    "/rietwaarde/kader-2025-2028/10/voortgang?jaar=2025",
    "/rietwaarde/kader-2025-2028/1/voortgang?jaar=2026",
    "/rietwaarde/jaar/2023",
    "/rietwaarde/jaar/2024",
    "/rietwaarde/jaar/2025",
    "/rietwaarde/jaar/2026",
    "/rietwaarde/2026/2",
    "/rietwaarde/2026/verschil",
    "/rietwaarde/2026/1/verschil",
    "/rietwaarde/2026/naast/2025",
    "/rietwaarde/kader-2025-2028",
)
# Pages of what went wrong; the real server shows the first only.
MISSING = "/voorbeelden/bestaat-niet"
FAULTS = ("400", "403", "410", "429", "500", "503")


KEPT_IN_ENGLISH = ("/rietwaarde/jaar/2025", "/rietwaarde/kader-2025-2028/6/voortgang?jaar=2025")
IN_ENGLISH = ("/", "/voorbeelden", "/themas", "/zoeken", "/tafels", "/over")


def addresses() -> list[str]:
    """Every page once, and in English one of each sort: the same marks hold other words there.

    But for those with a reference, which each database makes itself.
    """
    rows = [row for row in (*ROWS, *STATES) if not row.there.startswith(OF_MATRIX) and "{" not in row.there]
    pages = [row for row in rows if row.form == "html" and row.status == 200]
    known = [row.address(row.languages[0]) for row in pages]
    english = [
        in_language(address, "en") for address in (*IN_ENGLISH, *CHOICES[:1], *AT_THE_TABLE[:3], *KEPT_IN_ENGLISH)
    ]
    return list(dict.fromkeys((*known, *CHOICES, *AT_THE_TABLE, *english)))


def fault_page(status: str, language: str) -> HttpResponse:
    """The page of a fault as the site would answer it."""
    request = RequestFactory().get(in_language("/zoeken", language))
    request.actor, request.htmx = ANONYMOUS, SimpleNamespace()
    answers = {
        "400": lambda: errors.bad_request(request, ValueError()),
        "403": lambda: errors.forbidden(request, PermissionDenied("Alleen de redactie schrijft hier.")),
        "410": lambda: errors.gone(request, LinkEnded("Voorbij.", next_step="Vraag een nieuwe link.")),
        "429": lambda: errors.too_many_requests(request),
        "500": lambda: errors.server_error(request),
        "503": lambda: errors.maintenance(request),
    }
    with translation.override(language):
        answer = answers[status]()
    assert answer.status_code == int(status)
    assert settings.STATIC_URL in answer.content.decode()
    return answer
