"""Which act asks for which letters: by the name of the action, a function that gives them from its audit row.

Actions send nothing themselves. A letter is composed after the act, from the rows as they stand then: a link that ended
meanwhile, or an address that was taken away, gives no letter.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import override

from woordhouder.agreements.queries import letters as agreed
from woordhouder.examples.policy import CHECKING, REFRESHING, SPEAKING
from woordhouder.examples.queries import letters as facts
from woordhouder.parties import letters as of_tables
from woordhouder.parties.beginnings import founding_letter
from woordhouder.parties.links import links_made, living_link
from woordhouder.parties.queries import invitation_letter, succession_letters
from woordhouder.record.models import Audit

from . import agreeing, asking, joining, making, tables
from . import telling_editors as news
from .parts import Composed

# What was done longer ago is no news: a replay of old acts mails nobody about them.
STILL_NEWS = timedelta(days=14)


@dataclass(frozen=True)
class Addressed:
    """A letter in the language of whom it goes to: one address."""

    to: str
    subject: str
    text: str
    html: str


Compose = Callable[[Audit, datetime], Iterable[Addressed]]


def letters_of(act: Audit, moment: datetime) -> list[Addressed]:
    """The letters that an act asks for at `moment`, to everybody who has an address."""
    compose = COMPOSERS.get(act.action)
    return [one for one in compose(act, moment) if one.to] if compose else []


def _to(email: str, language: str, compose: Callable[..., Composed], *given: object, **named: object) -> Addressed:
    with override(language):
        letter = compose(*given, **named)
        return Addressed(email, letter.line, letter.text, letter.html)


def _is_news(act: Audit, moment: datetime) -> bool:
    return act.at > moment - STILL_NEWS


def _invitation(act: Audit, moment: datetime) -> Iterator[Addressed]:
    if given := invitation_letter(_row_of(act), moment):
        yield _to(given.to, given.language, joining.invitation, given)


def _succession(act: Audit, moment: datetime) -> Iterator[Addressed]:
    for given in succession_letters(_row_of(act)) if _is_news(act, moment) else ():
        yield _to(given.to, given.language, joining.succession, given)


def _founding(act: Audit, moment: datetime) -> Iterator[Addressed]:
    if given := founding_letter(_row_of(act), moment):
        yield _to(given.to, given.language, tables.founding, given)


def _facilitation(act: Audit, moment: datetime) -> Iterator[Addressed]:
    if _is_news(act, moment) and (given := of_tables.facilitation_letter(_row_of(act))):
        yield _to(given.to, given.language, tables.facilitation, given)


def _seat(act: Audit, moment: datetime) -> Iterator[Addressed]:
    for given in of_tables.seat_letters(_row_of(act)) if _is_news(act, moment) else ():
        yield _to(given.to, given.language, tables.seat, given)


def _confirmed(act: Audit, moment: datetime) -> Iterator[Addressed]:
    for given in of_tables.confirmed_letters(_row_of(act)) if _is_news(act, moment) else ():
        yield _to(given.to, given.language, tables.confirmed, given)


def _handed_over(act: Audit, moment: datetime) -> Iterator[Addressed]:
    if _is_news(act, moment) and (given := of_tables.handed_over_letter(_row_of(act))):
        yield _to(given.to, given.language, tables.handed_over, given)


def _asked_to_answer(act: Audit, moment: datetime) -> Iterator[Addressed]:
    """To parties what they did not confirm yet, to who must sign what waits for that."""
    if not _is_news(act, moment):
        return
    for given in agreed.to_confirm(_row_of(act)):
        yield _to(given.to, given.language, agreeing.to_confirm, given)
    for given in agreed.to_sign(_row_of(act)):
        yield _to(given.to, given.language, agreeing.to_sign, given)


def _about_objection(compose: Callable[[agreed.ObjectionLetter], Composed]) -> Compose:
    """What happened with an objection, to whom it concerns and who did not do it."""

    def written(act: Audit, moment: datetime) -> Iterator[Addressed]:
        acted = act.by.rpartition(" for ")[2]
        for given in agreed.about_objection(_row_of(act), acted) if _is_news(act, moment) else ():
            yield _to(given.to, given.language, compose, given)

    return written


def _row_of(act: Audit) -> int:
    return int(act.made.partition(":")[2])


def _links_of_parties(act: Audit, moment: datetime) -> Iterator[Addressed]:
    """To each party the link that this act made for it, with the words that its task asks for.

    With a yearly question comes a link to take the words back; that one stands in the same letter.
    """
    parties = {asked.reference: asked for asked in facts.asked_parties(act.made)}
    links = {(link.about, link.task): link for link in links_made(about=parties, made_at=act.at, moment=moment)}
    for (about, task), link in links.items():
        asked = parties[about]
        if task == REFRESHING:
            yield _to(link.email, link.language, making.still_right, link, asked, links.get((about, SPEAKING)))
        elif task == CHECKING:
            yield _to(link.email, link.language, making.the_whole, link, asked)
        elif task == SPEAKING and (about, REFRESHING) not in links:
            compose = making.your_page if asked.is_published else making.your_story
            yield _to(link.email, link.language, compose, link, asked)


def _published(act: Audit, moment: datetime) -> Iterator[Addressed]:
    if not _is_news(act, moment):
        return
    for asked in facts.asked_parties(act.made):
        link = living_link(task=SPEAKING, about=asked.reference, moment=moment)
        yield _to(asked.email, asked.language, making.published, asked, link)
    for nominated in facts.nominations(act.made):
        yield _to(nominated.email, nominated.language, making.thanks, nominated)


def _closed(act: Audit, moment: datetime) -> Iterator[Addressed]:
    for nominated in facts.nominations(act.made) if _is_news(act, moment) else ():
        yield _to(nominated.email, nominated.language, making.closed, nominated)


def _to_editor(told: news.News) -> Compose:
    """What a speaker did, to the editor of her interview; nothing when the editor did it herself."""

    def compose(act: Audit, moment: datetime) -> Iterator[Addressed]:
        if act.by.startswith("link-") and _is_news(act, moment):
            for asked in facts.asked_parties(act.made):
                yield _to(asked.editor, asked.editor_language, news.telling(told), asked)

    return compose


def _check_answered(act: Audit, moment: datetime) -> Iterable[Addressed]:
    return _to_editor(news.OBJECTED if facts.has_objected(act.made) else news.AGREED)(act, moment)


def _yearly_answered(act: Audit, moment: datetime) -> Iterable[Addressed]:
    return _to_editor(news.CHANGED if facts.has_changed(act.made) else news.STILL_RIGHT)(act, moment)


def _links_of_question(act: Audit, moment: datetime) -> Iterator[Addressed]:
    """To a visitor whether it is hers; to the contact the question itself."""
    question = facts.question(act.made)
    for link in links_made(about=[question.reference], made_at=act.at, moment=moment) if question else ():
        if link.task == "ask":
            yield _to(link.email, link.language, asking.confirm, link, question)
        elif link.task == "answer":
            yield _to(link.email, link.language, asking.to_contact, link, question)


def _answered(act: Audit, moment: datetime) -> Iterator[Addressed]:
    question = facts.question(act.made)
    if question and question.answer and question.contact and _is_news(act, moment):
        yield _to(question.asker, question.asker_language, asking.answer, question)
        if question.asker:
            yield _to(question.contact, question.contact_language, asking.answer_sent, question)


def _declined(act: Audit, moment: datetime) -> Iterator[Addressed]:
    question = facts.question(act.made)
    if question and _is_news(act, moment):
        yield _to(question.asker, question.asker_language, asking.declined, question)


def _report_answered(act: Audit, moment: datetime) -> Iterator[Addressed]:
    report = facts.answered_report(act.made)
    if report and _is_news(act, moment):
        yield _to(report.email, report.language, asking.about_report, report)


COMPOSERS: Mapping[str, Compose] = {
    "parties.invite": _invitation,
    "parties.invite_to_seat": _invitation,
    "parties.found_by_mail": _founding,
    "parties.facilitate": _facilitation,
    "parties.give_seat": _seat,
    "parties.confirm_organisation": _confirmed,
    "parties.hand_over": _handed_over,
    "parties.succeed": _succession,
    "agreements.register": _asked_to_answer,
    "agreements.adopt": _asked_to_answer,
    "agreements.amend": _asked_to_answer,
    "agreements.correct": _asked_to_answer,
    "agreements.withdraw": _asked_to_answer,
    "agreements.object_to_passage": _about_objection(agreeing.objected),
    "agreements.settle_objection": _about_objection(agreeing.settled),
    "examples.invite_speaker": _links_of_parties,
    "examples.send_link_again": _links_of_parties,
    "examples.ask_checks": _links_of_parties,
    "examples.ask_still_right": _links_of_parties,
    "examples.publish": _published,
    "examples.close_nomination": _closed,
    "examples.write_words": _to_editor(news.WROTE),
    "examples.approve_words": _to_editor(news.APPROVED),
    "examples.decline_interview": _to_editor(news.DECLINED),
    "examples.withdraw_approval": _to_editor(news.WITHDREW),
    "examples.take_back_testimony": _to_editor(news.TOOK_BACK),
    "examples.answer_check": _check_answered,
    "examples.answer_still_right": _yearly_answered,
    "examples.ask_peer": _links_of_question,
    "examples.confirm_question": _links_of_question,
    "examples.answer_question": _answered,
    "examples.decline_question": _declined,
    "examples.answer_report": _report_answered,
}
