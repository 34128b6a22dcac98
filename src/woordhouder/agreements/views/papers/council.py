"""A letter with which a college tells its council what was agreed, with the text in force as annex. Pure.

The site knows what was agreed. What it does not know (day, reference, who signs) is left open, and marked so.
"""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from woordhouder.examples.words import Theme
from woordhouder.papers.printed.facts import (
    Block,
    Fact,
    Heading,
    Listed,
    NewPage,
    Printed,
    Said,
    lowered,
)

from ...queries.beside import BesidePage, Side
from ...queries.printing import ALL, themes_of
from ...queries.reading import THEME, AgreementPage
from ...queries.texts import NOT_YET_CONFIRMED, CommitmentText
from ..reading.whole import whole_address
from .agreement import changes, colophon, history, opening, texts
from .differences import counts, unsaid
from .wordings import as_of, called, counted, listed, paper, private_notice, shown, term, theirs

FEW = 5
"""So many promises of a theme the letter names, and so many that are new, changed or gone."""


def letter_paper(page: AgreementPage, before: BesidePage | None, sender: str) -> Printed:
    """The letter. `before`: the agreement beside the earlier one, if the reader knows of one. `sender`: the name of the
    municipality, "" where the site does not know it.
    """
    municipality = sender or _("[name of the municipality]")
    blocks = [
        *_head(page, municipality),
        *private_notice(page.head, page.in_force),
        Heading(1, _("What is this letter about?")),
        *_begin(page, municipality),
        Heading(1, _("What was agreed, and with whom?")),
        *_agreed(page),
        Heading(1, _("The main commitments, by theme")),
        *_themes(page),
        Heading(1, _("What changed?")),
        *_changed(page, before),
        Heading(1, _("What do we ask of you?")),
        Said((_("Nothing. This letter is for information. You need not decide on anything."),)),
        Heading(1, _("Where can you follow it?")),
        Said((_follow(page),)),
        *_signed(municipality),
        *_annex(page),
    ]
    title = _("Letter to the council")
    return paper(title, page.head.title, blocks, head=page.head, when=page.when)


def _head(page: AgreementPage, municipality: str) -> list[Block]:
    names = {"municipality": municipality, "title": page.head.title}
    to_fill_in = _("[fill in]")
    return [
        Fact(_("Addressed to"), (_("The members of the council of %(municipality)s") % names,)),
        Fact(_("Sent by"), (_("The municipal executive of %(municipality)s") % names,)),
        Fact(_("Date"), (to_fill_in,), is_open=True),
        Fact(_("Our reference"), (to_fill_in,), is_open=True),
        Fact(_("Portfolio holder"), (to_fill_in,), is_open=True),
        Fact(_("Subject"), (_("Agreements on housing: %(title)s") % names,)),
        Fact(_("Annex"), (_("The text %(as_of)s") % {"as_of": as_of(page.when)},)),
    ]


def _begin(page: AgreementPage, municipality: str) -> list[Block]:
    parties = [seat.organisation for seat in page.head.seats if seat.signs and seat.holds(page.when.day)]
    told = _(
        "With this letter we tell you what was agreed about housing in %(municipality)s. The agreement is called"
        " “%(title)s”. It was made by %(parties)s."
    )
    names = {"municipality": municipality, "title": page.head.title, "parties": listed(parties)}
    lines = [told % names]
    if others := [name for name in page.head.municipalities if name != municipality]:
        lines.append(_("The agreement is about housing in %(others)s too.") % {"others": listed(others)})
    return [Said(tuple(lines))]


def _agreed(page: AgreementPage) -> list[Block]:
    themes = len(themes_of(page))
    on = ngettext("%(counter)s theme", "%(counter)s themes", themes) % {"counter": themes}
    facts = {"commitments": counted(len(page.in_force)), "themes": on, "term": term(page.head)}
    lines = [
        _("The agreement runs %(term)s. There are %(commitments)s in force, on %(themes)s.") % facts,
        _("The annex has each commitment in full: the text, who leads, who contributes what, and by when."),
    ]
    if page.signed_on:
        lines.insert(1, _("It was signed on paper on %(day)s.") % {"day": shown(page.signed_on)})
    waiting = [line.organisation for line in page.tallies if NOT_YET_CONFIRMED in dict(line.words)]
    if waiting:
        told = _("Not yet confirmed on the site what was registered in their name: %(parties)s.")
        lines.append(told % {"parties": listed(waiting)})
    return [Said(tuple(lines))]


def _themes(page: AgreementPage) -> list[Block]:
    if not page.in_force:
        return [Said((_("On this day nothing of this agreement was in force that you can read."),))]
    note = _("Of each theme we name at most %(count)d commitments, first those with a figure.") % {"count": FEW}
    blocks: list[Block] = [Said((note,))]
    for theme in themes_of(page):
        rows = [row for row in page.in_force if row.wording and row.wording.theme == theme.value]
        blocks += _theme(theme, rows)
    return blocks


def _theme(theme: Theme, rows: Sequence[CommitmentText]) -> list[Block]:
    first = sorted(rows, key=lambda row: (row.wording is None or row.wording.figure is None, row.number))[:FEW]
    lines = tuple(_line(row) for row in sorted(first, key=lambda row: row.number))
    blocks: list[Block] = [Heading(2, str(theme.label)), Listed(lines, theirs())]
    if more := len(rows) - len(first):
        blocks.append(Said((_("And %(commitments)s more; see the annex.") % {"commitments": counted(more)},), "quiet"))
    return blocks


def _line(row: CommitmentText) -> str:
    words = row.wording
    assert words is not None
    told = [_("lead: %(party)s") % {"party": words.lead_organisation}]
    if words.deadline:
        told.append(_("by %(day)s") % {"day": shown(words.deadline)})
    return f"{called(row.number, words.title)}; {', '.join(told)}"


def _changed(page: AgreementPage, before: BesidePage | None) -> list[Block]:
    blocks: list[Block] = []
    if before is None:
        blocks.append(Said((_("The site knows of no agreement before this one that you can read."),)))
    else:
        told = _("Before this agreement there was “%(earlier)s”.") % {"earlier": before.earlier.head.title}
        blocks += [Said((told,)), counts(before)]
        if before.is_said:
            blocks += _sides(_("Amended"), [pair.later for pair in before.changed])
            blocks += _sides(_("New"), [one.side for one in before.new])
            blocks += _sides(_("Gone, or not gone on with"), before.gone)
        else:
            blocks.append(unsaid())
    within = [f"{called(row.number, title)}: {what}" for row, title, what in changes(page)]
    if within:
        blocks += [Said((_("Since this agreement began, this changed:"),)), *_some(within)]
    return blocks


def _sides(label: str, sides: Sequence[Side]) -> list[Block]:
    lines = [called(side.number, side.title) for side in sides]
    return [Heading(2, label), *_some(lines)] if lines else []


def _some(lines: Sequence[str]) -> list[Block]:
    more = len(lines) - FEW
    listing: list[Block] = [Listed(tuple(lines[:FEW]), theirs())]
    if more > 0:
        listing.append(Said((_("And %(count)d more.") % {"count": more},), "quiet"))
    return listing


def _follow(page: AgreementPage) -> str:
    told = _(
        "Everybody can read the agreement and what became of it: %(address)s. A change shows there with its day and"
        " its reason."
    )
    return told % {"address": whole_address(page.address)}


def _signed(municipality: str) -> list[Block]:
    return [
        Said((_("Yours sincerely,"),), "closing"),
        Said((_("The municipal executive of %(municipality)s") % {"municipality": municipality},)),
        Fact(_("Secretary"), (_("[name and signature]"),), is_open=True),
        Fact(_("Mayor"), (_("[name and signature]"),), is_open=True),
    ]


def _annex(page: AgreementPage) -> list[Block]:
    annex = _("Annex: %(title)s") % {"title": page.head.title}
    blocks = [*texts(page, ALL, THEME), *history(page), *colophon(page)]
    return [NewPage(), Heading(1, annex), *opening(page), *lowered(blocks)]
