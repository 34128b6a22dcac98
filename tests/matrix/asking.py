"""Who may do what with questions, reports and looks at sources: the rows, and what must be there to ask them of."""

from woordhouder.examples import actions
from woordhouder.examples.facts import ExampleFacts
from woordhouder.examples.models import PeerQuestion, ReaderReport, Testimony
from woordhouder.examples.tests.asking import askable, asked, confirmed
from woordhouder.parties.actor import ANONYMOUS, SYSTEM

HOLDERS = {"asker": "ask", "contact": "answer"}
SLUG = "tilburg-2021"
LOOK = {"url": "https://voorbeeld.example/vocht", "host": "voorbeeld.example", "was_reached": True, "status": 200}


def prepare(editor, example):
    """A party that may be asked, a question that waits for its answer and one for its asker, a report, a look."""
    testimony = askable(editor, lambda: ExampleFacts.model_validate(example), slug=SLUG)
    confirmed(asked(testimony, slug=SLUG, email="eerste@elders.example"))
    asked(testimony, slug=SLUG, email="tweede@elders.example")
    actions.report_mistake(ANONYMOUS, slug=SLUG, text="Het jaar klopt niet.", email="lezer@elders.example")
    actions.note_source_checks(SYSTEM, checks=[{**LOOK, "day": "2026-01-05"}])


def theirs(who, row):
    """Whether the question is the one that the personal link of `who` is about."""
    return who == "system" or (who == "asker") == (row.confirmed_at is None)


def waiting():
    """The reference of the question that waits for its asker."""
    return {"question": PeerQuestion.objects.get(confirmed_at=None).reference}


def sent():
    """The reference of the question that waits for its answer."""
    return {"question": PeerQuestion.objects.exclude(confirmed_at=None).get().reference}


def report():
    return {"report": ReaderReport.objects.get().reference}


def question():
    given = {"who": "Een huurder", "text": "Hoe begon het?", "email": "derde@elders.example"}
    return {"slug": SLUG, "testimony": Testimony.objects.get(example__slug=SLUG).pk, **given}


def rows(everybody, writers, all_rows):
    """The rows of MAY."""
    return {
        ("examples.Testimony", "ask"): (everybody, all_rows),
        ("examples.PeerQuestion", "read"): ({"system", "asker", "contact"}, theirs),
        ("examples.PeerQuestion", "confirm"): ({"asker"}, theirs),
        ("examples.PeerQuestion", "answer"): ({"contact"}, theirs),
        ("examples.PeerQuestion", "decline"): ({"contact"}, theirs),
        ("examples.PeerQuestion", "forget"): ({"system"}, all_rows),
        ("examples.ReaderReport", "read"): (writers | {"system"}, all_rows),
        ("examples.ReaderReport", "answer"): (writers, all_rows),
        ("examples.ReaderReport", "forget"): ({"system"}, all_rows),
        ("examples.SourceCheck", "read"): (writers | {"system"}, all_rows),
        ("examples.SourceCheck", "note"): ({"system"}, all_rows),
    }


def acts(everybody, writers):
    """The rows of DOES."""
    return {
        "examples.ask_peer": (everybody, question),
        "examples.confirm_question": ({"asker"}, waiting, {"system", "asker"}),
        "examples.answer_question": ({"contact"}, lambda: {**sent(), "answer": "Zo."}, {"system", "contact"}),
        "examples.decline_question": ({"contact"}, sent, {"system", "contact"}),
        "examples.forget_question": ({"system"}, waiting, {"system", "asker"}),
        "examples.report_mistake": (everybody, {"slug": SLUG, "text": "Het klopt niet."}),
        "examples.answer_report": (writers, lambda: {**report(), "answer": "Dank u."}, writers | {"system"}),
        "examples.forget_reporter": ({"system"}, report, writers | {"system"}),
        "examples.check_sources": (writers, {}),
        "examples.note_source_checks": ({"system"}, {"checks": [{**LOOK, "day": "2026-01-06"}]}),
    }
