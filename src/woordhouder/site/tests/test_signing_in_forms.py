"""Nothing typed is lost: not to a session that ended, not to a form that was open too long."""

import re

import pytest
from django import forms
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.shortcuts import render
from django.test import Client
from django.urls import include, path
from django.views.decorators.http import require_http_methods

from woordhouder.config import urls
from woordhouder.site import drafts
from woordhouder.site.signed_in import signed_in

from .signing import ask, mailed_code, signed_in_as, type_code

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
EDITOR = "redactie@voorbeeld.example"
LONG = "Wij maakten samen afspraken. 🏘️\u2003\u00a0Élke week weer, “zo” – <b>niet vet</b>.\r\n\r\n" * 300
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


class Long(forms.Form):
    """A form on which people work long."""

    title = forms.CharField()
    themes = forms.MultipleChoiceField(choices=[(one, one) for one in "abc"], widget=forms.CheckboxSelectMultiple)
    story = forms.CharField(widget=forms.Textarea, strip=False)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def long(request):
    form = Long(request.POST or None, initial=drafts.kept(request))
    if form.is_valid():
        drafts.forget(request)
        return HttpResponse("bewaard")
    return render(request, "errors/403.html", {"form": form, "error_title": "Lang", "reason": form})


urlpatterns = [path("lang", long), path("en/lang", long), path("", include(urls.rooms)), *urls.urlpatterns]
handler404, handler429 = urls.handler404, urls.handler429
TYPED = {"title": "Samen", "themes": ["a", "c"], "story": LONG}


def given_back(client, where="/lang"):
    initial = client.get(where).context["form"].initial
    return {name: initial.get(name) for name in TYPED}


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_an_expired_session_gives_everything_back(editor, prefix):
    client = signed_in_as(EDITOR)
    where = f"{prefix}/lang"
    assert client.get(where).status_code == 200
    Session.objects.all().delete()
    answer = client.post(where, TYPED)
    assert answer.headers["Location"] == f"{prefix}/aanmelden?next={where.replace('/', '%2F')}"
    ask(client, EDITOR, prefix, next=where)
    assert type_code(client, mailed_code(EDITOR), prefix, next=where).headers["Location"] == where
    assert given_back(client, where) == TYPED
    assert "&lt;b&gt;niet vet&lt;/b&gt;" in client.get(where).content.decode()
    assert client.post(where, TYPED).content == b"bewaard"
    assert given_back(client, where) == dict.fromkeys(TYPED)


def test_what_one_person_handed_in_is_not_given_to_the_next(editor):
    client, other = signed_in_as(EDITOR), signed_in_as(EDITOR)
    Session.objects.filter(session_key=client.session.session_key).delete()
    client.post("/lang", TYPED)
    assert given_back(other) == dict.fromkeys(TYPED)


def careful(client):
    """The same browser, before a server that asks for the secret of a form."""
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    return strict


@pytest.mark.parametrize("origin", ["http://testserver", "https://elders.example", "null", ""])
def test_a_form_that_was_open_too_long_is_given_back_if_it_is_ours(editor, origin):
    client = careful(signed_in_as(EDITOR))
    headers = {"origin": origin} if origin else {}
    answer = client.post("/lang", {**TYPED, "csrfmiddlewaretoken": "x" * 64}, headers=headers)
    assert answer.status_code == 403
    assert answer.headers["Cache-Control"].startswith("no-store")
    is_ours = origin == "http://testserver"
    assert ('href="/lang"' in answer.content.decode()) is is_ours
    assert given_back(client) == (TYPED if is_ours else dict.fromkeys(TYPED))


def test_a_form_with_its_secret_is_taken(editor):
    client = careful(signed_in_as(EDITOR))
    secret = TOKEN.search(client.get("/mijn/wissel").content.decode() + client.get("/mijn/sessies").content.decode())[1]
    assert client.post("/lang", {**TYPED, "csrfmiddlewaretoken": secret}).content == b"bewaard"
