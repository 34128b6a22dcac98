"""A talk that ended agreed may leave one public line: when both its sides say the same."""

import pytest

from woordhouder.agreements.actions.disclosing import disclose_all_due as disclose_texts
from woordhouder.keeping import actions
from woordhouder.keeping.actions.disclosing import disclose_all_due
from woordhouder.keeping.models import PublicLine, TalkLine
from woordhouder.keeping.policy import PUBLIC_LINE, TALK_LINE
from woordhouder.keeping.queries.talk_page import concern_page
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.parties.tests.tables import member_of, organisation_with
from woordhouder.record.clock import now
from woordhouder.record.inspection import inspect_record
from woordhouder.record.models import Opened
from woordhouder.record.policy import allowed
from woordhouder.record.refusals import NotAllowed, NotFound, Overtaken, Refused

from .made import a_table, at, made

pytestmark = pytest.mark.django_db


def talk(table, homes, outcome="agreed"):
    """A talk of the tenants with the association about its homes, that ended so."""
    told = {"commitment": homes.reference, "year": 2026, "text": "Waar staan ze?"}
    name = actions.raise_concern(table.tenants, **told).reference
    actions.reply(table.association, to=name, text="In Noord.")
    actions.end_concern(table.tenants, concern=name, outcome=outcome, words="Gezien.")
    return name


@pytest.fixture
def place():
    table, (homes, *_rest) = a_table()
    return table, homes


def test_both_sides_say_the_same_and_everybody_reads_it(place):
    table, homes = place
    with at("2027-02-02"):
        name = talk(table, homes)
        wanted = actions.want_line(table.association, concern=name, text="Ze staan in Noord.")
        assert not allowed(ANONYMOUS, "read", TALK_LINE, TalkLine.objects.all()).exists()
        assert not PublicLine.objects.exists()
        agreed = actions.agree_line(table.tenants, line=wanted.reference)
    assert (agreed.text, agreed.seat) == ("Ze staan in Noord.", table.tenants_seat)
    assert agreed.public_from
    assert agreed.entry.stream.audience == "public"
    assert wanted.entry.stream.audience == "table"
    assert inspect_record() == []


def test_one_side_alone_makes_nothing_public(place):
    table, homes = place
    with at("2027-02-02"):
        wanted = actions.want_line(table.association, concern=talk(table, homes), text="Het klopte.")
        for actor, refused in ((table.association, NotAllowed), (table.municipality, NotAllowed)):
            with pytest.raises(refused):
                actions.agree_line(actor, line=wanted.reference)
        with pytest.raises(NotFound):
            actions.agree_line(a_table(slug="elders")[0].tenants, line=wanted.reference)
        reader = member_of(table.tenants.organisation, "lezer", "read")
        with pytest.raises(NotAllowed):
            actions.agree_line(reader, line=wanted.reference)
    assert not PublicLine.objects.exists()


def test_a_newer_line_takes_the_place_of_one_that_waits(place):
    table, homes = place
    with at("2027-02-02"):
        name = talk(table, homes)
        first = actions.want_line(table.association, concern=name, text="Het klopte.")
        second = actions.want_line(table.tenants, concern=name, text="Het klopte, na uitleg.")
        with pytest.raises(Overtaken):
            actions.agree_line(table.tenants, line=first.reference)
        actions.agree_line(table.association, line=second.reference)
        with pytest.raises(Refused):
            actions.want_line(table.tenants, concern=name, text="Nog een.")
    assert PublicLine.objects.get().text == "Het klopte, na uitleg."


@pytest.mark.parametrize("outcome", ["not_agreed", None])
def test_a_talk_that_did_not_end_agreed_leaves_no_line(place, outcome):
    table, homes = place
    with at("2027-02-02"):
        if outcome:
            name = talk(table, homes, outcome)
        else:
            told = {"commitment": homes.reference, "year": 2026, "text": "Hm."}
            name = actions.raise_concern(table.tenants, **told).reference
        with pytest.raises(Refused) as refused:
            actions.want_line(table.tenants, concern=name, text="Wij zijn het niet eens.")
    assert refused.value.next_step


def test_of_a_promise_that_is_not_public_the_line_waits_with_its_text():
    table, (homes, *_rest) = a_table(public=False)
    with at("2026-01-12"):
        wanted = actions.want_line(table.association, concern=talk(table, homes), text="Ze staan in Noord.")
        agreed = actions.agree_line(table.tenants, line=wanted.reference)
    assert agreed.public_from is None
    assert not allowed(ANONYMOUS, "read", PUBLIC_LINE, PublicLine.objects.all()).exists()
    with at("2026-02-01"):
        disclose_texts(now())
        disclose_all_due()
    assert allowed(ANONYMOUS, "read", PUBLIC_LINE, PublicLine.objects.all()).get() == agreed
    assert Opened.objects.filter(entry=agreed.entry, name=agreed.opening).exists()
    assert not Opened.objects.filter(entry=wanted.entry).exists()


def taken_over(table, homes):
    """Since half of 2026 the municipality leads the promise in the place of the association; on paper."""
    words = made.promise(table.municipality_seat, "Wij bouwen veertig woningen per jaar.")
    parties = [table.municipality_seat.reference, table.association_seat.reference]
    told = {"effective_from": "2026-07-01", "parties": parties}
    made.recorded(table.municipality, table, "registration", [(homes, words)], homes.agreement, **told)


def test_without_who_doubted_two_that_led_the_promise_make_nothing_public(place):
    table, homes = place
    with at("2027-02-02"):
        name = talk(table, homes)
        stale = actions.want_line(table.association, concern=name, text="Ze staan in Noord.")
        taken_over(table, homes)
        for actor in (table.municipality, table.tenants):
            with pytest.raises(Refused) as refused:
                actions.agree_line(actor, line=stale.reference)
            assert refused.value.next_step
            assert not concern_page(actor, table.partnership.slug, name, now()).may_agree
    with at("2027-02-03"):
        line = actions.want_line(table.municipality, concern=name, text="Ze staan in Noord.")
        assert concern_page(table.tenants, table.partnership.slug, name, now()).may_agree
        assert actions.agree_line(table.tenants, line=line.reference).text == "Ze staan in Noord."


def test_a_line_of_which_the_words_were_removed_is_not_agreed(place):
    table, homes = place
    controller = organisation_with("beheer", "Beheer", "controller")
    with at("2027-02-02"):
        name = talk(table, homes)
        line = actions.want_line(table.association, concern=name, text="Bel Jan.")
        actions.remove_said(controller, said=line.reference, ground="personal_data", reason="Een naam.")
        assert not concern_page(table.tenants, table.partnership.slug, name, now()).may_agree
        with pytest.raises(Refused):
            actions.agree_line(table.tenants, line=line.reference)
        newer = actions.want_line(table.association, concern=name, text="Bel ons.")
        assert actions.agree_line(table.tenants, line=newer.reference).text == "Bel ons."
