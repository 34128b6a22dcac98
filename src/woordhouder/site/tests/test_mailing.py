"""Letters on their way: written once for each act, sent until they are taken, lost by nobody."""

import smtplib
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.locmem import EmailBackend

from woordhouder.commands.work import DUTIES, LONG_WORK, Duty, work
from woordhouder.examples.tests import making
from woordhouder.parties.about_me import KEPT
from woordhouder.parties.models import Person
from woordhouder.record.clock import acting_at
from woordhouder.record.models import Audit
from woordhouder.site.mail import demo, following
from woordhouder.site.mail.following import follow_mail, never_mail_what_is_there
from woordhouder.site.mail.parts import Composed, Go, Quote, Say, mailto
from woordhouder.site.mail.sending import PAUSES, give_up, message, send_letters
from woordhouder.site.models import Letter, Mailed, SentMail

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
REFUSED = smtplib.SMTPRecipientsRefused({"gemeente@voorbeeld.example": (550, b"unknown")})


@pytest.fixture
def asked(editor):
    """A speaker who was invited at NOW, for whom one letter waits to be written."""
    with acting_at(NOW):
        return making.invited(editor, making.taken_up(editor))


@pytest.fixture
def refusing(monkeypatch):
    """A mail server that takes nothing until it is told to: `refusing.clear()`."""
    errors = [REFUSED]

    def send_messages(self, messages):
        if errors:
            raise errors[0]
        mail.outbox.extend(messages)
        return len(messages)

    monkeypatch.setattr(EmailBackend, "send_messages", send_messages)
    return errors


def test_each_act_is_written_once_and_sent_once(asked):
    assert follow_mail(NOW) == Audit.objects.count()
    assert follow_mail(NOW) == 0
    assert send_letters(NOW) == 1
    assert send_letters(NOW) == 0
    assert [(one.to, one.extra_headers["Auto-Submitted"]) for one in mail.outbox] == [
        (["gemeente@voorbeeld.example"], "auto-generated")
    ]
    assert Letter.objects.count() == 0


def test_another_worker_that_saw_the_same_acts_writes_nothing_twice(asked):
    seen = list(Audit.objects.filter(mailed=None))
    follow_mail(NOW)
    assert following._mark(seen, NOW) == 0
    assert Letter.objects.count() == 1


def test_a_worker_that_is_killed_while_it_writes_has_written_nothing(asked, monkeypatch):
    def killed(rows):
        list(rows)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Mailed.objects, "bulk_create", killed)
        with pytest.raises(KeyboardInterrupt):
            following._mark(list(Audit.objects.all()), NOW)
    assert Letter.objects.count() == 0
    follow_mail(NOW)
    assert send_letters(NOW) == 1


def test_a_worker_that_is_killed_between_writing_and_sending_loses_nothing(asked, monkeypatch):
    def killed(self, fail_silently=False):
        raise KeyboardInterrupt

    follow_mail(NOW)
    with monkeypatch.context() as patched:
        patched.setattr(EmailMultiAlternatives, "send", killed)
        with pytest.raises(KeyboardInterrupt):
            send_letters(NOW)
    assert send_letters(NOW + PAUSES[0]) == 1


def test_what_the_server_refuses_is_tried_again_later_each_time(asked, refusing, caplog):
    follow_mail(NOW)
    moment = NOW
    for pause in (*PAUSES, PAUSES[-1]):
        assert send_letters(moment) == 0
        assert send_letters(moment + pause - timedelta(seconds=1)) == 0
        moment += pause
    assert Letter.objects.get().tries == len(PAUSES) + 1
    assert "gemeente@" not in caplog.text
    refusing.clear()
    assert send_letters(moment) == 1


def test_a_letter_that_is_refused_keeps_back_no_other(editor, asked, refusing):
    follow_mail(NOW)
    assert send_letters(NOW) == 0
    refusing.clear()
    with acting_at(NOW):
        making.invited(editor, making.taken_up(editor), "Woonvoorbeeld")
    follow_mail(NOW)
    assert send_letters(NOW) == 1
    assert mail.outbox[-1].to == ["corporatie@voorbeeld.example"]


def test_after_sixty_days_nobody_is_helped_by_a_letter(asked):
    follow_mail(NOW)
    assert give_up(NOW + timedelta(days=60)) == 0
    assert give_up(NOW + timedelta(days=61)) == 1


def test_a_replay_of_old_acts_sends_no_dead_links_and_no_old_news(editor, facts):
    with acting_at(NOW):
        making.published(editor, facts())
    follow_mail(NOW + timedelta(days=800))
    assert not Letter.objects.exists()
    assert not Audit.objects.filter(mailed=None).exists()


def test_a_link_that_was_withdrawn_meanwhile_is_not_mailed(editor, asked):
    with acting_at(NOW):
        making.actions.end_interview(editor, interview=asked)
    follow_mail(NOW)
    assert not Letter.objects.exists()


def test_who_was_forgotten_meanwhile_gets_no_letter(asked):
    with acting_at(NOW):
        making.actions.forget_speaker(making.speaker(asked), interview=asked)
    follow_mail(NOW)
    assert not Letter.objects.exists()


def test_what_came_from_elsewhere_is_never_mailed(asked):
    never_mail_what_is_there()
    assert follow_mail(NOW) == 0
    assert not Letter.objects.exists()


def test_one_act_with_a_fault_keeps_back_nobody_elses_letters(editor, asked, monkeypatch, caplog):
    Audit.objects.create(action="examples.close_nomination", by="system", at=NOW, made="examples.nomination:nothing")
    with acting_at(NOW):
        making.invited(editor, making.taken_up(editor), "Woonvoorbeeld")
    follow_mail(NOW)
    assert Letter.objects.count() == 2
    assert Audit.objects.filter(mailed=None).count() == 1
    assert "were not written" in caplog.text


def test_headers_cannot_be_put_in_by_what_people_type(db, settings):
    settings.CONTACT_EMAIL = "redactie@voorbeeld.example"
    letter = Composed("Over\r\nBcc: alle@voorbeeld.example\n\nvocht", (Say("x"),))
    row = Letter(to="een@voorbeeld.example", subject=letter.line, text=letter.text, html=letter.html, written_at=NOW)
    sent = message(row).message()
    assert sent["Subject"] == "Over Bcc: alle@voorbeeld.example vocht"
    assert sent["Bcc"] is None
    assert sent["Reply-To"] == "redactie@voorbeeld.example"
    assert sent["List-Id"].startswith("Woordhouder <letters.")


def test_a_mailto_writes_to_one_address_and_no_further():
    assert mailto("een?bcc=twee&x@voorbeeld.example") == "mailto:een%3Fbcc%3Dtwee%26x@voorbeeld.example"
    assert Go("Schrijf", mailto("een?x@voorbeeld.example")).plain == "Schrijf:\neen?x@voorbeeld.example"


def test_quoted_words_are_marked_on_each_line():
    assert Quote("een\n\n<b>twee</b>\r\ndrie").plain == "> een\n>\n> <b>twee</b>\n> drie"


def test_the_demonstration_keeps_and_prints_each_mail(asked, settings, capsys):
    settings.EMAIL_BACKEND = f"{demo.__name__}.Backend"
    follow_mail(NOW)
    send_letters(NOW)
    kept = SentMail.objects.get()
    assert kept.html.startswith("<!DOCTYPE html>")
    assert kept.subject in capsys.readouterr().out
    assert kept.to == "gemeente@voorbeeld.example"


def test_a_letter_without_address_goes_nowhere(db):
    Letter.objects.create(to="", subject="x", text="x", html="x", written_at=NOW, not_before=NOW)
    send_letters(NOW)
    assert mail.outbox == []
    assert not Letter.objects.exists()


def test_the_worker_goes_on_with_its_other_duties(db, caplog):
    def fails(moment):
        raise ValueError("broken")

    done, done_at = [], {}
    duties = (Duty("first", fails), Duty("second", done.append), Duty("third", done.append, timedelta(hours=1)))
    for minutes in (0, 1, 60):
        work(duties, done_at, NOW + timedelta(minutes=minutes))
    assert len(done) == 3 + 2
    assert "The worker could not: first." in caplog.text


def test_each_duty_can_be_done_when_there_is_nothing_to_do(db, caplog):
    all_duties = (*DUTIES, *LONG_WORK)
    work(all_duties, {}, NOW)
    assert caplog.text == ""
    assert len({duty.name for duty in all_duties}) == len(all_duties)


def test_letters_on_their_way_are_told_to_whom_they_go_and_go_with_her(asked):
    follow_mail(NOW)
    person = Person(email="Gemeente@voorbeeld.example")
    assert [letter["subject"] for letter in KEPT["letters"].tell(person)] == [Letter.objects.get().subject]
    KEPT["letters"].erase(Person(email="ander@voorbeeld.example"))
    assert Letter.objects.count() == 1
    KEPT["letters"].erase(person)
    assert Letter.objects.count() == 0
