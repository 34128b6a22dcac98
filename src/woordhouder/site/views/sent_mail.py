"""`/demo/post`: the mail of a demonstration. On any other installation these pages do not exist."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from woordhouder.parties.requests import Request
from woordhouder.record.refusals import NotFound

from ..sent_mail import sent, sent_lines, style_of_letters

View = Callable[..., HttpResponse]
# A letter as its own page runs nothing, loads nothing and sends nothing; of styles only our own one.
LETTER_POLICY = "default-src 'none'; style-src {style}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def only_in_a_demonstration(view: View) -> View:
    """The page exists in demo mode only."""

    @wraps(view)
    def respond(request: Request, *args: object, **named: object) -> HttpResponse:
        if not settings.DEMO:
            raise NotFound(_("This page does not exist."))
        return view(request, *args, **named)

    return never_cache(respond)


@require_safe
@only_in_a_demonstration
def mail_list(request: Request) -> HttpResponse:
    """What was mailed, newest first. 1 query."""
    return render(request, "demo/mail_list.html", {"lines": sent_lines()})


@require_safe
@only_in_a_demonstration
def mail(request: Request, pk: int) -> HttpResponse:
    """One mail as plain text. 1 query."""
    return render(request, "demo/mail.html", {"mail": sent(pk)})


@require_safe
@only_in_a_demonstration
def mail_as_page(request: Request, pk: int) -> HttpResponse:
    """The version with markup, as a mail program shows it. 1 query."""
    html = sent(pk).html
    if not html:
        raise NotFound(_("This page does not exist."))
    policy = LETTER_POLICY.format(style=style_of_letters())
    return HttpResponse(html, headers={"Content-Security-Policy": policy, "X-Robots-Tag": "noindex"})
