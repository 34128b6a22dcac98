"""An agreement on paper: whole, of one party or on one theme. Pure: the facts of its page, as a document."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from woordhouder.examples.words import Theme
from woordhouder.papers.printed.facts import Block, Column, Contents, Fact, Heading, Listed, Printed, Said, Table
from woordhouder.parties.models import OrganisationKind

from ...needs import Sitting
from ...queries import reading
from ...queries.printing import Choice, parties_of
from ...queries.reading import ActFacts, AgreementPage, Group, Tally
from ...queries.texts import CommitmentText
from .promises import names_of, overview, promise
from .wordings import (
    about,
    act_kind,
    again,
    as_of,
    counted,
    listed,
    paper,
    private_notice,
    shown,
    term,
    theirs,
    title_of,
)

FEW = 25
"""So many promises are in the contents by name; of more only the themes are, and the first table names each."""
BEGINS = 1


def agreement_paper(page: AgreementPage, choice: Choice, way: str) -> Printed:
    """The document. `page`: already of the commitments that `choice` asks for; `way`: under which headings."""
    blocks = [*opening(page), *contents(page), *texts(page, choice, way), *history(page), *colophon(page)]
    title, subtitle = page.head.title, " · ".join(filter(None, (page.head.table_name, selection(page, choice))))
    return paper(title, subtitle, blocks, head=page.head, when=page.when, is_of_the_parties=True)


def selection(page: AgreementPage, choice: Choice) -> str:
    """In words, of which commitments it is; "" when it is of all."""
    told = []
    if choice.seat:
        name = parties_of(page).get(choice.seat, "")
        told.append(_("only the commitments that %(party)s leads or contributes to") % {"party": name})
    if choice.theme:
        told.append(_("only the commitments on the theme %(theme)s") % {"theme": Theme(choice.theme).label})
    return ", ".join(told)


def opening(page: AgreementPage) -> list[Block]:
    """Who, for how long, what sort of agreement, and of which day the text is."""
    head = page.head
    seats = [seat for seat in head.seats if seat.holds(page.when.day)]
    told = (
        (_("Between"), [_party(seat) for seat in seats if seat.signs]),
        (_("Advise"), [_party(seat) for seat in seats if not seat.signs]),
        (_("Term"), [term(head)]),
        (_("Sort"), [str(page.kind_label)[:1].upper() + str(page.kind_label)[1:]]),
        (_("Within"), [head.parent[0]] if head.parent else []),
        (_("Follows"), [head.follows[0]] if head.follows else []),
        (_("Signed on paper"), [shown(page.signed_on)] if page.signed_on else []),
        (_("Text"), [as_of(page.when)]),
        (_("Holds"), [counted(len(page.in_force))]),
    )
    facts = [Fact(label, tuple(lines)) for label, lines in told if lines]
    return [*facts, *_notices(page)]


def _party(seat: Sitting) -> str:
    """Its name, and what it is."""
    return f"{seat.organisation} ({OrganisationKind(seat.kind).label})" if seat.kind else seat.organisation


def _notices(page: AgreementPage) -> list[Block]:
    found: list[Block] = [*private_notice(page.head, page.in_force)]
    if page.text.term_ended and page.head.until:
        told = _("It ran until %(day)s. What was promised stays in force until the parties end or replace it.")
        found.append(Said((told % {"day": shown(page.head.until)},), "mark"))
    if page.newer:
        numbers = listed(str(row.number) for row in page.newer)
        told = _("Of these commitments a newer text is in force than stands here: %(numbers)s.")
        found.append(Said((told % {"numbers": numbers},), "mark"))
    return found


def contents(page: AgreementPage) -> list[Block]:
    """The table of contents."""
    return [Contents(_("Contents"), 2 if len(page.in_force) <= FEW else 1)]


def texts(page: AgreementPage, choice: Choice, way: str) -> list[Block]:
    """The overview, and below it each promise."""
    if not page.in_force:
        none = _("On this day nothing of this agreement was in force that you can read.")
        if not choice.is_all:
            none = _("On this day none of these commitments was in force that you can read.")
        return [Heading(1, _("Overview")), Said((none,))]
    names = names_of(page)
    blocks: list[Block] = [Heading(1, _("Overview")), overview(page.in_force)]
    for group in _groups(page, choice, way):
        blocks.append(Heading(1, str(group.title)))
        if note := str(group.note):
            blocks.append(Said((note,), "quiet"))
        for row in group.commitments:
            blocks += promise(row, names)
    return blocks


def _groups(page: AgreementPage, choice: Choice, way: str) -> Iterable[Group]:
    """Of one party: what it leads, then what it contributes to. Else by theme, or by who leads."""
    if not choice.seat:
        return reading.groups(page, way)
    leads = [row for row in page.in_force if row.wording and row.wording.lead == choice.seat]
    helps = [row for row in page.in_force if row not in leads]
    name = parties_of(page).get(choice.seat, "")
    found = (
        Group(_("What %(party)s leads") % {"party": name}, "", "", leads),
        Group(_("What %(party)s contributes to") % {"party": name}, "", "", helps),
    )
    return (group for group in found if group.commitments)


def history(page: AgreementPage) -> list[Block]:
    """What changed since it began, who stands behind it, and how it came about."""
    return [*_changes(page), *_stands(page.tallies, is_waiting=page.is_waiting), *_acts(page.acts)]


def changes(page: AgreementPage) -> list[tuple[CommitmentText, str, str]]:
    """What was changed, added or ended since the agreement began: with the title, and in one word what happened."""
    found = []
    for row in page.in_force:
        if row.wording and row.wording.number > BEGINS:
            found.append((row, title_of(row), _("changed")))
        elif row.effective_from and row.effective_from > page.head.starts:
            found.append((row, title_of(row), _("added")))
    ended = [(row, title or title_of(row), _("ended")) for row, title in page.withdrawn]
    return sorted([*found, *ended], key=lambda one: one[0].number)


def _changes(page: AgreementPage) -> list[Block]:
    lines = changes(page)
    if not lines:
        return []
    columns = [
        Column(_("No."), 2, is_number=True),
        Column(_("Commitment"), 11, theirs()),
        Column(_("What"), 5),
        Column(_("Since"), 7),
    ]
    rows = [
        [str(row.number), title, what, shown(row.effective_from) if row.effective_from else ""]
        for row, title, what in lines
    ]
    reasons = [row.act.why if row.act else "" for row, _title, _what in lines]
    if any(reasons):
        columns.append(Column(_("Why"), 11, theirs()))
        rows = [[*cells, why] for cells, why in zip(rows, reasons, strict=True)]
    return [
        Heading(1, _("What changed since it began")),
        Table(_("Commitments that were changed, added or ended"), tuple(columns), tuple(map(tuple, rows))),
    ]


def _stands(tallies: Sequence[Tally], *, is_waiting: bool) -> list[Block]:
    if not tallies:
        return []
    columns = (Column(_("Party"), 5), Column(_("What it says of the texts in force"), 7))
    rows = tuple((line.organisation, _said(line)) for line in tallies)
    blocks: list[Block] = [
        Heading(1, _("Who stands behind it")),
        Table(_("Signatures and confirmations as they stand"), columns, rows),
    ]
    if is_waiting:
        told = _(
            "“Not confirmed yet” means: another party wrote down what was signed on paper, and this party has not"
            " looked at it here yet."
        )
        blocks.append(Said((told,), "quiet"))
    return blocks


def _said(line: Tally) -> str:
    words = str(line.only) or ", ".join(f"{count} {word}" for word, count in line.shown)
    return words if line.is_claimed else f"{words} ({_('has not joined yet')})"


def _acts(acts: Sequence[ActFacts]) -> list[Block]:
    if not acts:
        return []
    return [
        Heading(1, _("How this text came about")),
        Listed(tuple(act_line(act) for act in reversed(acts)), theirs()),
    ]


def act_line(act: ActFacts) -> str:
    """One act in a line, with where its text comes from."""
    told = [f"{act_kind(act.kind)}, {shown(act.recorded_at)}, {act.by}"]
    if act.signed_on:
        told.append(_("signed on paper on %(day)s") % {"day": shown(act.signed_on)})
    if act.effective_from:
        told.append(_("in force from %(day)s") % {"day": shown(act.effective_from)})
    lines = ["; ".join(told) + (f". {act.why}" if act.why else ".")]
    lines += [
        _("Public elsewhere too: %(publisher)s, %(address)s (seen on %(day)s)")
        % {"publisher": source.title or source.publisher, "address": source.url, "day": shown(source.seen_on)}
        for source in act.sources
    ]
    lines += [_("The signed document: %(name)s") % {"name": one.name} for one in act.papers]
    return "\n".join(lines)


def colophon(page: AgreementPage) -> list[Block]:
    return about(page.address, page.when, later=again(page.address, page.when), has_receipts=True)
