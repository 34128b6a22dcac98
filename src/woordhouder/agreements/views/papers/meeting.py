"""One promise on a sheet for a meeting: what it says, who does what, how it went, and room to write. Pure."""

from django.utils.translation import gettext as _

from woordhouder.papers.printed.facts import Block, Fact, Heading, Listed, Printed, Said, WriteHere

from ...queries.commitments import CommitmentPage, Moment, Named
from .promises import details, figures, text
from .wordings import act_kind, again, marks, named, paper, private_notice, shown, theirs

ROOM = 3
"""Lines to write on below each question."""


def sheet_paper(page: CommitmentPage) -> Printed:
    """The sheet, on one page as far as it fits."""
    words, number = page.wording, page.commitment.number
    blocks: list[Block] = [Said((_standing(page),), "quiet"), *private_notice(page.head, [page.commitment])]
    if words:
        own = theirs()
        blocks += [Said((words.plain_summary,), "summary", own)] if words.plain_summary.strip() else []
        blocks += [Heading(1, _("What was promised")), text(number, words)]
        blocks += marks(page.commitment, is_below=False)
        blocks += [Heading(1, _("Who does what")), *_details(page)]
        blocks += [Heading(1, _("In figures")), *figures(number, words.figure, is_below=False)] if words.figure else []
    lines = tuple(_moment(one) for one in reversed(page.history))
    blocks += [Heading(1, _("How it came to be")), Listed(lines, theirs())] if lines else []
    blocks += [
        Heading(1, _("For the meeting")),
        WriteHere(_("What do we ask?"), ROOM),
        WriteHere(_("What was answered, and who does what now?"), ROOM),
        Said((_("Read it again: %(address)s") % {"address": again(page.address, page.when)},), "quiet"),
    ]
    title = words.title if words and words.title else _("Commitment %(number)d") % {"number": number}
    whole = {"number": number, "title": page.head.title, "table": page.head.table_name}
    subtitle = _("Commitment %(number)d of %(title)s (%(table)s)") % whole
    has_title = bool(words and words.title)
    return paper(title, subtitle, blocks, head=page.head, when=page.when, is_sheet=True, is_of_the_parties=has_title)


def _standing(page: CommitmentPage) -> str:
    since = page.commitment.effective_from
    if page.is_in_force and since:
        return _("In force since %(day)s.") % {"day": shown(since)}
    if page.is_withdrawn and since:
        return _("Ended since %(day)s. Below stands the last text.") % {"day": shown(since)}
    return _("Not in force: put forward, but not signed by all who make the promise, or in force from a later day.")


def _details(page: CommitmentPage) -> list[Block]:
    """As on its page. The summary stands above already."""
    assert page.wording is not None
    names = {
        one.reference: _called(line)
        for ones, lines in (
            (page.wording.in_return_for, page.in_return_for),
            (page.wording.depends_on, page.depends_on),
        )
        for one, line in zip(ones, lines, strict=False)
    }
    facts = details(page.wording, names, is_below=False)
    summary = _("In plain words")
    return [fact for fact in facts if not (isinstance(fact, Fact) and fact.label == summary)]


def _called(line: Named) -> str:
    name = named(line.number, line.title)
    return f"{name} ({line.agreement})" if line.agreement else name


def _moment(moment: Moment) -> str:
    act = moment.step.act
    told = [f"{shown(act.recorded_at)}: {act_kind(act.kind)}, {act.by_organisation}"]
    if act.effective_from:
        told.append(_("in force from %(day)s") % {"day": shown(act.effective_from)})
    if moment.is_open:
        told.append(_("waits for signatures"))
    elif moment.is_closed:
        told.append(_("closed without all signatures"))
    why = " ".join(act.why.split())
    return "; ".join(told) + (f". {why}" if why else "")
