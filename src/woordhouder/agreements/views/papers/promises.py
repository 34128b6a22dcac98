"""Promises on paper: each at its number with exactly its text, who does what, its figures and what is said of it."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _

from woordhouder.papers.printed.facts import Bar, Block, Column, Drawing, Fact, Heading, Numbered, Said, Table
from woordhouder.site.path_chart import Chart, Step, chart

from ...facts import IndicatorFacts
from ...models import WordingKind
from ...queries.reading import AgreementPage
from ...queries.texts import CommitmentText, OtherCommitment, Removed, WordingText
from ...removable import counted_in
from .wordings import marks, named, shown, theirs, title_of

WIDEST = 7
"""Years that stand beside each other; more stand below each other."""


def overview(rows: Sequence[CommitmentText]) -> Table:
    """All promises in one table."""
    language = theirs()
    columns = (
        Column(_("No."), 2, is_number=True),
        Column(_("Commitment"), 9, language),
        Column(_("Leads"), 8),
        Column(_("By when"), 7),
        Column(_("In figures"), 12, language),
    )
    return Table(_("The commitments in one table"), columns, tuple(_line(row) for row in rows if row.wording))


def _line(row: CommitmentText) -> tuple[str, ...]:
    words = row.wording
    assert words is not None
    figure = f"{words.figure.name}: {chart(words.figure).sentence}" if words.figure else ""
    deadline = shown(words.deadline) if words.deadline else ""
    return (str(row.number), title_of(row), words.lead_organisation, deadline, figure)


def promise(row: CommitmentText, others: Mapping[str, str], *, level: int = 2) -> list[Block]:
    """One promise below its title. `others`: what commitments are called, by reference."""
    words = row.wording
    if words is None:
        return []
    language = theirs()
    return [
        Heading(level, title_of(row), language if words.title else None),
        text(row.number, words),
        *details(words, others),
        *figures(row.number, words.figure),
        *marks(row, is_below=True),
    ]


def text(number: int, words: WordingText) -> Block:
    """The promise itself, at its number. In the place of words that were removed stands that they were."""
    if words.text.strip():
        return Numbered(number, words.text, theirs())
    return Numbered(number, " ".join(map(gone, words.removed)) or _("[There is no text.]"))


def gone(stone: Removed) -> str:
    """In the place of what was removed."""
    return _("[Removed on %(day)s (%(ground)s): %(reason)s]") % {
        "day": shown(stone.removed_at),
        "ground": stone.ground,
        "reason": stone.reason,
    }


def details(words: WordingText, others: Mapping[str, str], *, is_below: bool = True) -> list[Block]:
    """Who does what, by when, for whom, why, and with what it hangs together. What is empty is left out."""
    own = theirs()
    parts = [f"{part.organisation}: {part.what}" if part.what else part.organisation for part in words.contributors]
    partial = [gone(stone) for stone in words.removed] if words.text.strip() else []
    told = (
        (_("In plain words"), [words.plain_summary], own),
        (_("Leads"), [words.lead_organisation], None),
        (_("Contribute"), parts, own),
        (_("By when"), [shown(words.deadline)] if words.deadline else [], None),
        (_("For whom"), [words.for_whom], own),
        (_("Where"), [words.area], own),
        (_("In return for"), _called(words.in_return_for, others), own),
        (_("Depends on"), _called(words.depends_on, others), own),
        (_("Goals"), [goal.title for goal in words.goals], own),
        (_("Sort of promise"), [str(WordingKind(words.kind).label)], None),
        (_("Why"), [words.why], own),
        (_("Removed"), partial, None),
    )
    kept = ((label, tuple(line for line in lines if line.strip()), language) for label, lines, language in told)
    return [Fact(label, lines, language, is_below=is_below) for label, lines, language in kept if lines]


def _called(others: Iterable[OtherCommitment], names: Mapping[str, str]) -> list[str]:
    return [names.get(one.reference) or f"{one.agreement}/{one.number}" for one in others]


def names_of(page: AgreementPage) -> dict[str, str]:
    """By reference what each commitment of this agreement is called, and those of others that its texts name."""
    beside = {line.slug: line.title for line in page.beside}
    found = {}
    for words in (row.wording for row in page.in_force if row.wording):
        for one in (*words.in_return_for, *words.depends_on):
            found[one.reference] = f"{beside.get(one.agreement, one.agreement)}, {one.number}"
    return found | {row.reference: named(row.number, title_of(row)) for row in page.in_force}


def figures(number: int, figure: IndicatorFacts | None, *, is_below: bool = True) -> list[Block]:
    """What was promised in figures: as a sentence, and by year in a table where there is more than one.

    `is_below`: below the promise, with a label; else it stands below a heading that says what it is.
    """
    if figure is None:
        return []
    drawn = chart(figure)
    sentence = (f"{figure.name}: {drawn.sentence}",)
    fact = Fact(_("In figures"), sentence, theirs(), is_below=True) if is_below else Said(sentence, language=theirs())
    if len(drawn.steps) < 2:
        return [fact]
    caption = _("Commitment %(number)d by year: %(what)s") % {
        "number": number,
        "what": counted_in(figure.name, figure.unit),
    }
    rows = [(_("Target"), [step.shown for step in drawn.steps])]
    if drawn.adds_up:
        rows.append((_("Together so far"), [step.shown_height for step in drawn.steps]))
    drawing = [] if is_below else [_drawing(drawn)]
    return [fact, *drawing, _by_year(caption, drawn.steps, rows, is_below=is_below)]


def _drawing(drawn: Chart) -> Drawing:
    """The same bars as on the page."""
    bars = (Bar(step.year, step.shown_height, float(step.height), step.is_start) for step in drawn.steps)
    says = _("Bars by year of what was promised. The sentence before it and the table after it say the same.")
    return Drawing(says, tuple(bars), is_line=bool(drawn.line))


def _by_year(caption: str, steps: Sequence[Step], rows: Sequence[tuple[str, list[str]]], *, is_below: bool) -> Table:
    years = [_("%(year)s (start)") % {"year": step.year} if step.is_start else step.year for step in steps]
    if len(years) <= WIDEST:
        columns = (Column(_("Year")), *(Column(year, is_number=True) for year in years))
        return Table(
            caption, columns, tuple((label, *values) for label, values in rows), is_below=is_below, is_narrow=True
        )
    columns = (Column(_("Year")), *(Column(label, is_number=True) for label, _values in rows))
    lines = zip(years, *(values for _label, values in rows), strict=True)
    return Table(caption, columns, tuple(lines), is_below=is_below, is_narrow=True)
