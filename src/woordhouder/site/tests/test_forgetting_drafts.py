"""What somebody typed behind a personal link goes with her, whichever page it was on; nothing is kept without end."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from woordhouder.examples import actions
from woordhouder.examples.tests import making
from woordhouder.parties.about_me import KEPT
from woordhouder.parties.actions import enrol, erase_me
from woordhouder.parties.actor import SYSTEM, acting_for
from woordhouder.parties.links import token
from woordhouder.parties.models import Person, PersonalLink
from woordhouder.record.clock import now
from woordhouder.site import drafts
from woordhouder.site.models import Draft

HERS = making.SPEAKERS["Gemeente Tilburg"][2]
SCRIPT = {"X-Draft": "1"}
TYPED = {"remark": "Dit klopt nog niet.", "_keep": "1"}


def address(task):
    paths = {"interview": "/uw-verhaal/", "check": "/uw-verhaal/het-geheel/"}
    return paths[task] + token(PersonalLink.objects.get(task=task, withdrawn_at=None))


@pytest.fixture
def asked(editor, facts):
    """A speaker who is asked to check the whole, and types on both of her pages."""
    nomination = making.taken_up(editor)
    interview = making.invited(editor, nomination)
    making.approved(interview)
    making.written(editor, nomination, facts())
    actions.ask_checks(editor, nomination=nomination)
    words = {"what_made_it_good": "Nog niet af.", "_keep": "1"}
    assert Client().post(f"{address('interview')}/veranderen", words, headers=SCRIPT).status_code == 204
    assert Client().post(address("check"), TYPED, headers=SCRIPT).status_code == 204
    return interview


def test_who_asks_to_be_forgotten_leaves_no_draft_on_any_page(asked):
    assert Client().post(f"{address('interview')}/vergeten").status_code == 200
    assert not Draft.objects.exists()


def test_who_is_forgotten_at_her_request_leaves_none_within_the_hour(asked, controller):
    actions.forget_speaker(controller, interview=asked, reason="Per brief gevraagd.")
    assert drafts.forget_old(now()) == 2
    assert not Draft.objects.exists()


def test_who_erases_herself_leaves_none_behind_her_links_either(asked):
    enrol(SYSTEM, email=HERS, organisation="Redactie", role="read")
    person = Person.objects.get(email=HERS)
    assert len(KEPT["drafts"].tell(person)) == 2
    erase_me(acting_for(HERS, "Redactie"))
    assert not Draft.objects.exists()


def test_signs_that_one_database_cannot_hold_are_left_out_of_a_draft(asked):
    typed = {**TYPED, "remark": "Dit\0 klopt niet."}
    assert Client().post(address("check"), typed, headers=SCRIPT).status_code == 204
    assert Draft.objects.filter(fields={"remark": "Dit klopt niet."}).exists()


def test_a_visitor_cannot_fill_the_database_by_what_is_kept_for_after_the_sign_in(db):
    for much, is_kept in (("x" * drafts.LONGEST, False), ("kort", True)):
        assert Client().post("/mijn/organisatie/naam", {"name": much}).status_code == 303
        assert Session.objects.exists() is is_kept
