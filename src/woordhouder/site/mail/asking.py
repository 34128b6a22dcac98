"""Letters about what readers ask: a question to the people behind an example, and what is not right on a page."""

from django.utils.translation import gettext as _

from woordhouder.examples.queries.letters import AnsweredReport, Question
from woordhouder.parties.links import token
from woordhouder.parties.models import PersonalLink

from .closing import until, whom_to_ask
from .parts import Composed, Go, Quote, Say, mailto, page


def confirm(link: PersonalLink, question: Question) -> Composed:
    """A visitor is asked whether the question is hers. Without its words: anybody may have typed this address."""
    about = _(
        "Somebody wrote a question to {party}, about the example “{title}”, and gave this address. We send the question"
        " only when you say that it is yours. That takes one minute."
    )
    shown = _("{party} sees your address only after answering you. If it does not answer, nobody sees it.")
    no = _("Is the question not yours? Then you need to do nothing: it is not sent, and we remove it.")
    return Composed(
        _("Is this question yours?"),
        (
            Say(about.format(party=question.party, title=question.title)),
            Go(_("Yes, send my question"), page(f"/vraag/bevestigen/{token(link)}")),
            until(link.expires_at),
            Say(shown.format(party=question.party)),
            Say(no),
            *whom_to_ask(),
        ),
    )


def to_contact(link: PersonalLink, question: Question) -> Composed:
    """The question, for the one who said that readers may ask."""
    about = _(
        "Somebody read the example “{title}” and would like to ask you something. You told us that readers may do so."
    )
    # Who asks was typed as well, so it stands in the quote: it must not read as words of ours.
    asked = f"{question.text}\n\n{question.who}".strip()
    takes = _(
        "You can answer by the link; that takes about ten minutes. Who asks does not see your address now. If you"
        " answer, you see each other's address, so that you can write to each other."
    )
    no = _("Would you rather not answer? Say so by the same link. You can also say that you want no more questions.")
    return Composed(
        _("A reader has a question about your agreement"),
        (
            Say(about.format(title=question.title)),
            Say(_("This is the question:")),
            Quote(asked),
            Say(takes),
            Go(_("Answer the question, or decline"), page(f"/vraag/antwoorden/{token(link)}")),
            until(link.expires_at),
            Say(no),
            *whom_to_ask(),
        ),
    )


def answer(question: Question) -> Composed:
    """Who asked gets the answer, and the address to go on at."""
    about = _("{party} has answered your question about the example “{title}”:")
    onward = _(
        "From now on you can write to each other without us. We keep your question and this answer for a"
        " short time only."
    )
    return Composed(
        _("There is an answer to your question"),
        (
            Say(about.format(party=question.party, title=question.title)),
            Quote(question.answer),
            Say(onward),
            Go(_("Write to {party}").format(party=question.party), mailto(question.contact)),
            *whom_to_ask(),
        ),
    )


def answer_sent(question: Question) -> Composed:
    """Who answered gets the address to go on at."""
    about = _(
        "We have sent your answer about the example “{title}”. Thank you. From now on you can write to each"
        " other without us."
    )
    return Composed(
        _("Your answer is sent"),
        (
            Say(about.format(title=question.title)),
            Go(_("Write to who asked"), mailto(question.asker)),
            Say(_("We keep question and answer for a short time only.")),
            *whom_to_ask(),
        ),
    )


def declined(question: Question) -> Composed:
    """Who asked hears that there will be no answer."""
    about = _("You asked {party} something about the example “{title}”. They cannot answer it. They need not say why.")
    return Composed(
        _("About your question"),
        (
            Say(about.format(party=question.party, title=question.title)),
            Say(_("They did not see your address. Perhaps another example helps you on.")),
            Go(_("Look for another example"), page("/voorbeelden")),
            *whom_to_ask(),
        ),
    )


def about_report(report: AnsweredReport) -> Composed:
    """A reader hears what was done with what she reported."""
    about = _(
        "You told us that something was not right in the example “{title}”. Thank you for that. This is our answer:"
    )
    return Composed(
        _("About what you reported"),
        (
            Say(about.format(title=report.title)),
            Quote(report.answer),
            Go(_("See the example"), page(f"/voorbeelden/{report.slug}")),
            Say(_("We do not keep your address any longer than this letter needs.")),
            *whom_to_ask(),
        ),
    )
