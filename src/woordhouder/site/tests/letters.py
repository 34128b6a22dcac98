"""Every letter of the house, for tests: the acts that ask for them, done, and what was composed of them."""

from datetime import UTC, datetime, timedelta

from woordhouder.agreements import actions as agreements
from woordhouder.agreements.tests import made
from woordhouder.examples import actions
from woordhouder.examples.models import Example, Interview, PeerQuestion, ReaderReport
from woordhouder.examples.tests import making
from woordhouder.parties.actions import (
    confirm_organisation,
    enrol,
    facilitate,
    found,
    found_by_mail,
    give_seat,
    hand_over,
    invite,
    invite_to_seat,
    succeed,
)
from woordhouder.parties.actor import ANONYMOUS, SYSTEM, acting_for
from woordhouder.parties.links import open_link
from woordhouder.parties.models import Membership, Organisation, Person
from woordhouder.parties.tests import tables
from woordhouder.record.clock import acting_at
from woordhouder.record.models import Audit
from woordhouder.site.mail.letters import letters_of

# Words that were never approved, and must stand in no letter.
SECRET = "Onder ons gezegd en gezwegen"
START = datetime(2026, 3, 2, 9, tzinfo=UTC)


def an_organisation_invites(language):
    found(SYSTEM, kind="residents", name="Bewoners van Voorbeeldstad")
    enrol(SYSTEM, email="voorzitter@voorbeeld.example", organisation="Bewoners van Voorbeeldstad", role="bind")
    actor = acting_for("voorzitter@voorbeeld.example", "Bewoners van Voorbeeldstad")
    given = {"organisation": actor.organisation, "role": "contribute", "language": language}
    invite(actor, email="nieuw@voorbeeld.example", **given)
    found(SYSTEM, kind="residents", name="Bewonersgroep Zuid")
    enrol(SYSTEM, email="zuid@voorbeeld.example", organisation="Bewonersgroep Zuid", role="read")
    Person.objects.filter(email="zuid@voorbeeld.example").update(language=language)
    earlier = acting_for("zuid@voorbeeld.example", "Bewonersgroep Zuid").organisation
    succeed(SYSTEM, organisation=earlier, successor=actor.organisation, on=START.date())


def a_table_comes_together(language):
    """Somebody begins, a table keeps seats for who is here and who is not, one is confirmed, and work changes hands."""
    found_by_mail(ANONYMOUS, email="begin@voorbeeld.example", kind="residents", name="Nieuw hier", language=language)
    table = tables.whole_table()
    known = tables.organisation_with("bekend", "Zorg en Wonen", "care_provider")
    colleague = tables.member_of(known.organisation, "collega", "read")
    Person.objects.update(language=language)
    give_seat(table.municipality, partnership=table.partnership.reference, organisation=known.organisation)
    invite_to_seat(
        table.municipality, seat=table.unclaimed_seat.reference, email="zorg@voorbeeld.example", language=language
    )
    given = {"partnership": table.partnership.reference, "email": "begeleider@voorbeeld.example"}
    facilitate(table.municipality, **given, language=language)
    Organisation.objects.filter(pk=known.organisation_id).update(founded_itself=True)
    confirm_organisation(table.municipality, organisation=known.organisation)
    mine, hers = (Membership.objects.get(person__reference=who.person).pk for who in (known, colleague))
    hand_over(known, membership=mine, to=hers)


def a_table_agrees(language):
    """One of each act that asks for an answer, and an objection that was settled."""
    table = tables.whole_table("letterdam")
    Person.objects.update(language=language)
    ours = table.municipality
    hidden = {"title": SECRET, "text": f"{SECRET}."}
    act = made.registered(ours, table, [made.promise(table.association_seat, **hidden) for _again in range(3)])
    first, second, third = made.commitments(act)
    words = made.promise(table.association_seat, **hidden)
    made.adopted(ours, table, [words], act.agreement, effective_from="2026-04-01")
    made.amended(ours, table, first, words, "2026-04-01")
    made.withdrawn(ours, table, second, "2026-04-01")
    made.corrected(ours, table, act, third, words)
    passage = {"wording": made.wording(act).reference, "start": 0, "end": 4, "reason": SECRET}
    objection = agreements.object_to_passage(table.tenants, **passage)
    agreements.settle_objection(table.tenants, objection=objection.reference)


def an_example_is_made(editor, facts, nominator, language):
    """Three parties: one agrees to the end, one takes its approval back, one is not waited for. In steps."""
    nomination = making.taken_up(editor, nominator)
    first, second, third = (making.invited(editor, nomination, party, language=language) for party in making.SPEAKERS)
    making.told(first, SECRET)
    yield
    actions.send_link_again(editor, interview=first)
    words = making.told(first, "Wij zaten zelf aan tafel.", replaces=1)
    actions.approve_words(making.speaker(first), interview=first, number=words.number, may_be_asked=True)
    making.approved(second, SECRET)
    actions.withdraw_approval(making.speaker(second), interview=second)
    actions.decline_interview(making.speaker(second), interview=second, reason=SECRET)
    actions.end_interview(editor, interview=third)
    making.written(editor, nomination, facts())
    actions.ask_checks(editor, nomination=nomination)
    yield
    actions.answer_check(making.speaker(first, "check"), interview=first, agrees=False, remark=SECRET)
    making.written(editor, nomination, facts(story="Nu klopt het."), replaces=1)
    actions.ask_checks(editor, nomination=nomination)
    yield
    making.agreed(first)
    actions.publish(editor, nomination=nomination)
    yield
    actions.send_link_again(editor, interview=first)
    yield
    actions.ask_still_right(SYSTEM, slug=making.SLUG)
    yield
    holder = making.speaker(first, "refresh")
    actions.answer_still_right(holder, interview=first, answer="changed", remark=SECRET)
    actions.take_back_testimony(making.speaker(first), interview=first)
    closed = making.nominated(nominator)
    actions.close_nomination(editor, nomination=closed, reason="Het is te kort geleden.")
    yield


def everything(editor, facts, language):
    """Each letter that all these acts ask for, as pairs of the act's name and the letter."""
    nominator = making.member("Huurdersbond", kind="tenants_organisation", name="voordrager")
    Person.objects.update(language=language)
    with acting_at(START):
        an_organisation_invites(language)
        a_table_comes_together(language)
        a_table_agrees(language)
    story, made, read = an_example_is_made(editor, facts, nominator, language), [], 0
    for hour in range(1, 8):
        with acting_at(START + timedelta(hours=hour)):
            next(story)
            acts = list(Audit.objects.filter(pk__gt=read).order_by("pk"))
            made += [(act.action, letter) for act in acts for letter in letters_of(act, act.at)]
            read = acts[-1].pk
    return made + about_questions(language)


def about_questions(language):
    """The letters of questions and reports, each from its row, as the actions leave it."""
    row = Interview.objects.order_by("pk").first()
    example = Example.objects.get(slug=making.SLUG)
    asked = PeerQuestion.objects.create(
        example=example, interview=row, email="vrager@voorbeeld.example", language=language, who="Een huurder",
        text="Hoe begon het?\n\nhttps://kwaad.example/klik", answer="Met een wandeling.", asked_at=START,
    )  # fmt: skip
    report = ReaderReport.objects.create(
        example=example, text="Het jaar klopt niet.", email="lezer@voorbeeld.example", language=language,
        made_at=START, answer="U hebt gelijk.", answered_at=START,
    )  # fmt: skip
    with acting_at(START):
        open_link(task="ask", about=asked.reference, email=asked.email, language=language, days=2)
    with acting_at(START + timedelta(hours=1)):
        open_link(task="answer", about=asked.reference, email=row.email, language=language, days=30)
    acts = [
        ("examples.ask_peer", START, f"examples.peerquestion:{asked.pk}"),
        ("examples.confirm_question", START + timedelta(hours=1), f"examples.peerquestion:{asked.pk}"),
        ("examples.answer_question", START, f"examples.peerquestion:{asked.pk}"),
        ("examples.decline_question", START, f"examples.peerquestion:{asked.pk}"),
        ("examples.answer_report", START, f"examples.readerreport:{report.pk}"),
    ]
    return [
        (name, letter)
        for name, at, made in acts
        for letter in letters_of(Audit(action=name, by="link-x", at=at, made=made), at)
    ]
