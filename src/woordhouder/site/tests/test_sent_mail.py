"""The mail of a demonstration can be read there, as text and as its own page, and nowhere else."""

import re

import pytest

from woordhouder.site.mail.parts import Composed, Go, Say, page
from woordhouder.site.models import SentMail

HERE = "/demo/post"


@pytest.fixture
def letter(db, settings):
    settings.DEMO = True
    made = Composed("Een brief", (Say("Kijk eens."), Go("Bekijk", page("/voorbeelden"))))
    return SentMail.objects.create(to="een@voorbeeld.example", subject="Een brief", text=made.text, html=made.html)


def test_the_newest_stands_first(letter, client):
    SentMail.objects.create(to="twee@voorbeeld.example", subject="Daarna", text="x")
    shown = client.get(HERE).content.decode()
    assert shown.index("Daarna") < shown.index("Een brief")


def test_the_text_has_links_that_can_be_followed(letter, client):
    shown = client.get(f"{HERE}/{letter.pk}").content.decode()
    assert f'href="{page("/voorbeelden")}"' in shown
    assert f'href="{HERE}/{letter.pk}/brief"' in shown


def test_as_a_page_it_may_do_nothing_but_look_as_it_does(letter, client):
    answer = client.get(f"{HERE}/{letter.pk}/brief")
    policy = answer["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script" not in policy
    assert "unsafe" not in policy
    assert answer.content.decode() == letter.html


def test_markup_in_a_mail_is_shown_as_text(letter, client):
    SentMail.objects.filter(pk=letter.pk).update(text="<b>x</b> https://a.example/?q=<i>", html="")
    shown = client.get(f"{HERE}/{letter.pk}").content.decode()
    assert "<b>x" not in shown
    assert not re.search(r"<i>", shown)
    assert client.get(f"{HERE}/{letter.pk}/brief").status_code == 404


def test_what_was_not_mailed_is_not_there(letter, client):
    assert client.get(f"{HERE}/{letter.pk + 1}").status_code == 404
    assert client.get(f"{HERE}/{letter.pk + 1}/brief").status_code == 404


def test_outside_a_demonstration_there_is_no_such_page(letter, client, settings):
    settings.DEMO = False
    for address in (HERE, f"{HERE}/{letter.pk}", f"{HERE}/{letter.pk}/brief"):
        assert client.get(address).status_code == 404


def test_it_is_read_and_not_kept(letter, client):
    assert "no-store" in client.get(HERE)["Cache-Control"]
    assert client.post(HERE).status_code == 405
