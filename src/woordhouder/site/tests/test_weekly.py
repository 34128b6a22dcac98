"""The list of the week by mail: on Sunday, once, only for who has something waiting, and never again once stopped."""

import re
import smtplib
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives

from woordhouder.agreements.tests.reading import client_of
from woordhouder.parties.actions import end_membership, erase_me
from woordhouder.parties.models import Membership
from woordhouder.parties.tests.tables import member_of, organisation_with
from woordhouder.site.mail import weekly
from woordhouder.site.mail.sending import PAUSES, give_up, message, send_letters
from woordhouder.site.mail.weekly import start_of, week_of, write_weekly
from woordhouder.site.models import Letter, WeeklyMail

from .weekly import EVENING, FOUR, NEXT_SUNDAY, TOO_EARLY, a_sunday, person_of

pytestmark = pytest.mark.django_db
THE_SUNDAY = date(2027, 2, 21)


@pytest.fixture(autouse=True)
def no_demonstration(settings):
    settings.DEMO = False


def hers(actor):
    """The letters on their way to who acts."""
    return Letter.objects.filter(to=person_of(actor).email)


def sent(actor):
    """Her letter of this evening."""
    write_weekly(EVENING)
    return hers(actor).get()


@pytest.mark.parametrize(
    ("moment", "week"),
    [
        (TOO_EARLY, None),
        (FOUR, THE_SUNDAY),
        (FOUR + timedelta(days=2, seconds=-1), THE_SUNDAY),
        (FOUR + timedelta(days=2), None),
        # In summer four o'clock comes an hour earlier; on the Sunday of the change too.
        (datetime(2027, 3, 28, 13, 59, tzinfo=UTC), None),
        (datetime(2027, 3, 28, 14, 0, tzinfo=UTC), date(2027, 3, 28)),
        (datetime(2027, 10, 31, 14, 59, tzinfo=UTC), None),
        (datetime(2027, 10, 31, 15, 0, tzinfo=UTC), date(2027, 10, 31)),
    ],
)
def test_it_comes_on_sunday_at_four_in_the_netherlands(moment, week):
    assert week_of(moment) == week


def test_a_demonstration_has_one_on_each_day(settings):
    settings.DEMO = True
    assert week_of(TOO_EARLY) == date(2027, 2, 14)
    assert week_of(FOUR + timedelta(days=5)) == THE_SUNDAY


def test_a_volunteer_opens_it_on_sunday_evening_and_is_one_click_from_each_task(settings):
    table = a_sunday()
    letter = sent(table.tenants)
    assert "drie dingen, ongeveer acht minuten" in letter.subject
    addresses = re.findall(rf"(?m)^{settings.BASE_URL}(/\S+)$", letter.text)
    assert addresses[:3] == [
        "/mijn/verslag?jaar=2026",
        "/verzonnendam/verslagen/2026",
        "/verzonnendam/prestatieafspraken-2026/3/voortgang",
    ]
    assert addresses[3:] == ["/mijn", letter.stop.removeprefix(settings.BASE_URL)]
    browser = client_of(table.tenants)
    assert [browser.get(address).status_code for address in addresses] == [200] * 5
    assert [found in letter.text for found in ("4 minuten", "3 minuten", "één minuut", "Dank u wel")] == [
        True,
        True,
        True,
        False,
    ]


def test_each_gets_one_for_a_sunday_however_often_the_worker_looks():
    table = a_sunday()
    assert write_weekly(TOO_EARLY) == 0
    assert write_weekly(FOUR) == 3
    assert write_weekly(FOUR) == write_weekly(EVENING) == 0
    assert send_letters(EVENING) == 3
    assert write_weekly(EVENING) == send_letters(EVENING) == 0
    assert write_weekly(NEXT_SUNDAY) == 3
    assert hers(table.tenants).count() == 1


def test_who_has_nothing_waiting_gets_none_and_what_comes_later_waits_for_the_next_sunday():
    other = organisation_with("stil", "Gemeente Stil")
    assert write_weekly(FOUR) == 0
    Membership.objects.filter(person=person_of(other)).update(since=FOUR - timedelta(days=9))
    assert write_weekly(FOUR) == 0
    assert WeeklyMail.objects.get(person=person_of(other)).written_for == THE_SUNDAY


def test_a_worker_that_is_killed_in_between_has_written_both_or_none(monkeypatch):
    table = a_sunday()
    written = []

    def killed(self, **named):
        written.append(self.to)
        if len(written) == 2:
            raise KeyboardInterrupt
        return save(self, **named)

    save = Letter.save
    with monkeypatch.context() as patched:
        patched.setattr(Letter, "save", killed)
        with pytest.raises(KeyboardInterrupt):
            write_weekly(FOUR)
    assert Letter.objects.count() == WeeklyMail.objects.filter(written_for=THE_SUNDAY).count() == 1
    assert write_weekly(FOUR) == 2
    assert sorted(Letter.objects.values_list("to", flat=True)) == sorted(
        person_of(one).email for one in (table.municipality, table.association, table.tenants)
    )


def test_a_worker_that_is_killed_while_it_sends_sends_what_is_left_and_a_second_copy_has_the_same_id(monkeypatch):
    a_sunday()
    write_weekly(FOUR)
    send = EmailMultiAlternatives.send

    def killed(self, fail_silently=False):
        send(self)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(EmailMultiAlternatives, "send", killed)
        with pytest.raises(KeyboardInterrupt):
            send_letters(FOUR)
    assert send_letters(FOUR) == 2
    assert send_letters(FOUR + PAUSES[0]) == 1
    ids = [one.extra_headers["Message-ID"] for one in mail.outbox]
    assert len(set(ids)) == len({one.to[0] for one in mail.outbox}) == 3
    assert ids[0] == ids[-1]


def test_another_worker_that_saw_the_same_people_writes_nothing_twice():
    table = a_sunday()
    seen = list(weekly._left(THE_SUNDAY))
    assert write_weekly(FOUR) == 3
    assert [weekly._write(person, THE_SUNDAY, FOUR) for person in seen] == [False] * 3
    assert hers(table.tenants).count() == 1


def test_one_list_with_a_fault_keeps_back_nobody_elses(monkeypatch, caplog):
    table = a_sunday()
    everywhere = weekly.attention_everywhere

    def faulty(person, moment):
        if person == person_of(table.municipality):
            raise ZeroDivisionError
        return everywhere(person, moment)

    monkeypatch.setattr(weekly, "attention_everywhere", faulty)
    assert write_weekly(FOUR) == 2
    assert table.municipality.person in caplog.text
    monkeypatch.setattr(weekly, "attention_everywhere", everywhere)
    assert write_weekly(FOUR) == 1


def test_it_is_in_her_language_and_can_be_stopped_by_one_click_in_the_mail_program(settings):
    table = a_sunday()
    person = person_of(table.tenants)
    person.language = "en"
    person.save()
    letter = sent(table.tenants)
    assert letter.subject == "Your list: three things, about eight minutes"
    assert "2 promises, over 2026 (Wonen in Verzonnendam)" in letter.text
    assert letter.stop.startswith(f"{settings.BASE_URL}/en/wekelijks/weekly-")
    headers = message(letter).message()
    assert headers["List-Unsubscribe"] == f"<{letter.stop}>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message(Letter(to="x@y.example", written_at=EVENING)).message()["List-Unsubscribe"] is None


def test_both_forms_name_the_same_and_nothing_is_fetched():
    letter = sent(a_sunday().tenants)
    linked = set(re.findall(r'href="(http[^"]+)"', letter.html))
    assert linked == set(re.findall(r"https?://\S+", letter.text))
    assert not re.search(r"<(img|script|link|iframe|object)|url\(|@import|\son\w+=", letter.html)


def test_who_acts_for_more_organisations_gets_one_mail_with_a_part_for_each():
    table, other = a_sunday(), a_sunday("elderdam")
    member_of(other.tenants.organisation, "huurders-verzonnendam", "contribute")
    Membership.objects.filter(person=person_of(table.tenants)).update(since=FOUR - timedelta(days=9))
    letter = sent(table.tenants)
    parts = [letter.text.index(f"Huurdersvereniging {slug}:") for slug in ("verzonnendam", "elderdam")]
    assert parts == sorted(parts)
    there = "/mijn/wissel?next=%2Felderdam%2Fverslagen%2F2026"
    assert there in letter.text
    answer = client_of(table.tenants).get(there)
    assert answer.content.count(b"/elderdam/verslagen/2026") >= 2


def test_what_ended_meanwhile_is_mailed_no_more():
    table = a_sunday()
    colleague = member_of(table.tenants.organisation, "bestuur")
    Membership.objects.filter(person=person_of(colleague)).update(since=FOUR - timedelta(days=9))
    hers_now = Membership.objects.get(person=person_of(table.tenants))
    end_membership(colleague, membership=hers_now.pk)
    erase_me(table.association)
    assert write_weekly(FOUR) == 2
    assert {letter.to for letter in Letter.objects.all()} == {
        person_of(table.municipality).email,
        person_of(colleague).email,
    }


def test_a_list_that_no_server_took_in_three_days_goes_no_more(monkeypatch):
    a_sunday()
    write_weekly(FOUR)

    def refuses(self, fail_silently=False):
        raise smtplib.SMTPServerDisconnected

    late = start_of(THE_SUNDAY) + weekly.LAST_SENT
    with monkeypatch.context() as patched:
        patched.setattr(EmailMultiAlternatives, "send", refuses)
        assert send_letters(FOUR) == 0
    assert send_letters(late) == 0
    assert give_up(late) == 0
    assert not Letter.objects.exists()
