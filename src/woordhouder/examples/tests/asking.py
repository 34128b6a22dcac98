"""An example whose people may be asked, for tests, and who asks."""

from woordhouder.examples import actions
from woordhouder.examples.models import PeerQuestion, Testimony
from woordhouder.examples.tests import making
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.parties.links import holding, token
from woordhouder.parties.models import PersonalLink
from woordhouder.record.clock import now

CONTACT = making.SPEAKERS["Gemeente Tilburg"][2]
VISITOR = "bezoeker@elders.example"
WHO, TEXT = "Huurder in een ander dorp", "Hoe bent u begonnen? 🏘️"


def askable(editor, facts, party="Gemeente Tilburg", slug=making.SLUG):
    """The id of words that are public, of a party that readers may ask."""
    nomination = making.taken_up(editor)
    interview = making.invited(editor, nomination, party)
    words = making.told(interview)
    actions.approve_words(making.speaker(interview), interview=interview, number=words.number, may_be_asked=True)
    making.written(editor, nomination, facts(), slug=slug)
    actions.ask_checks(editor, nomination=nomination)
    making.agreed(interview)
    actions.publish(editor, nomination=nomination)
    return Testimony.objects.get(words=words).pk


def asked(testimony, actor=ANONYMOUS, *, slug=making.SLUG, email=VISITOR, **changes):
    """A question; of a visitor unless somebody acts."""
    given = {"slug": slug, "testimony": testimony, "who": WHO, "text": TEXT, **changes}
    return actions.ask_peer(actor, **given, **({} if actor.is_known else {"email": email}))


def holder(question, task):
    """Who holds the newest living link about a question."""
    return holding(task=task, about=question.reference, moment=now())


def confirmed(question):
    """The visitor presses the link in her mail."""
    return actions.confirm_question(holder(question, "ask"), question=question.reference)


def answered(question, answer="Met een wandeling."):
    """The contact answers."""
    return actions.answer_question(holder(question, "answer"), question=question.reference, answer=answer)


def declined(question, **more):
    """The contact rather does not."""
    return actions.decline_question(holder(question, "answer"), question=question.reference, **more)


def address_of(question, task):
    """The path in the mail of the newest link about a question."""
    link = PersonalLink.objects.filter(about=question.reference, task=task).latest("pk")
    return f"/vraag/{'bevestigen' if task == 'ask' else 'antwoorden'}/{token(link)}"


def fresh(question):
    """The row as it is now."""
    return PeerQuestion.objects.get(pk=question.pk)
