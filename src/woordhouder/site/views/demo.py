"""The door of a demonstration: choose whom of its made-up people to be. Elsewhere it does not exist."""

from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from woordhouder.record.refusals import NotFound

from .. import demo


@never_cache
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """The people of the demonstration. Raises NotFound where it is none."""
    _only_in_a_demonstration()
    return render(request, "demo/people.html", {"people": demo.people()})


@require_POST
def become(request: HttpRequest) -> HttpResponse:
    """Sign in as one of them, by one click. Raises NotFound where it is no demonstration, and for nobody of it."""
    _only_in_a_demonstration()
    person = demo.one_of_them(request.POST.get("person", ""))
    if request.user.is_authenticated:  # a visitor keeps what she wrote before she signs in
        logout(request)
    answer: HttpResponse = perform_login(request, person, email_verification="none")
    return answer


def _only_in_a_demonstration() -> None:
    if not settings.DEMO:
        raise NotFound(_("This page does not exist."))
