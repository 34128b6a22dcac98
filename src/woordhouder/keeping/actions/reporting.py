"""Reports of the lead: on one promise, or on all of an agreement at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from woordhouder.agreements.facts import Year
from woordhouder.agreements.models import Agreement, Commitment
from woordhouder.agreements.moments import today
from woordhouder.agreements.policy import AGREEMENT
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Partnership, Seat
from woordhouder.parties.policy import PARTNERSHIP
from woordhouder.record.clock import now
from woordhouder.record.models import Entry
from woordhouder.record.policy import allowed, fetch
from woordhouder.record.references import new_reference
from woordhouder.record.refusals import FieldError, Invalid, NotAllowed, Overtaken, Words
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..facts import Part, ReportFacts, ReportLine
from ..kinds import MOST, REPORTED, REPORTS
from ..models import Measure, MeasureValue, Report
from ..policy import MEASURE, ONLY_LEAD
from ..queries.data import number
from ..queries.loading import exact
from ..queries.promised import Promised, promised
from ..recorded import Filed
from ..shares import is_in_per_cent, measured
from .speaking import fields_of, kept_commitment, own_seat, public_among, record_kept, without_empty


@dataclass(frozen=True)
class Ready:
    """A report that can be filed: with the value that it takes from a measure, and the report that it replaces."""

    line: ReportLine
    commitment: Commitment
    value: MeasureValue | None
    before: Report | None


@action(owes=REPORTED)
def report(  # noqa: PLR0913 - a report in all its parts
    actor: Actor,
    *,
    commitment: Line,
    year: Year,
    facts: ReportFacts,
    part: Part = 12,
    replaces: Line | None = None,
    seat: Line | None = None,
) -> Report:
    """Report on a promise that one's seat leads, over a year up to and including a month; late is possible.

    `replaces`: the report of the same year and part that this one revises; it stays as it was said. A level is claimed
    where none can be computed, and nowhere else. Raises NotFound, NotAllowed (policy row "keep" of commitments, and for
    who does not lead), Invalid, and Overtaken when there is a report that `replaces` does not name.
    """
    row = kept_commitment(actor, commitment)
    chair = own_seat(actor, row.agreement.partnership_id, seat)
    line = ReportLine(commitment=commitment, year=year, part=part, replaces=replaces, facts=facts)
    ground = promised(actor, [row.pk], [year], now())
    ready = _Checks(actor, chair, ground, {row.reference: row}).ready([line], path="")
    return _file(actor, chair, row.agreement, ready)[0]


@action(owes=REPORTED)
def report_many(
    actor: Actor,
    *,
    agreement: Line,
    reports: Annotated[tuple[ReportLine, ...], Field(min_length=1, max_length=MOST)],
    seat: Line | None = None,
) -> Report:
    """Report on many promises of an agreement at once, all or none; gives the first. One entry names them all.

    Each as in `keeping.report`. Raises NotFound, NotAllowed (policy row "hold_rounds" of tables), and Invalid with all
    that is wrong, by line.
    """
    row = fetch(actor, "read", AGREEMENT, Agreement.objects.all(), reference=agreement)
    fetch(actor, "hold_rounds", PARTNERSHIP, Partnership.objects.all(), pk=row.partnership_id)
    chair = own_seat(actor, row.partnership_id, seat)
    names = [line.commitment for line in reports]
    rows = Commitment.objects.select_for_update(of=("self",)).filter(agreement=row, reference__in=names).order_by("pk")
    commitments = {one.reference: one for one in rows}
    years = {line.year for line in reports}
    ground = promised(actor, [one.pk for one in commitments.values()], years, now())
    return _file(actor, chair, row, _Checks(actor, chair, ground, commitments).ready(reports, path="reports"))[0]


class _Checks:
    """What is wrong with reports, each thing at its place."""

    def __init__(
        self,
        actor: Actor,
        chair: Seat,
        ground: Mapping[tuple[str, int], Promised],
        commitments: Mapping[str, Commitment],
    ) -> None:
        self._actor, self._chair, self._ground, self._commitments = actor, chair, ground, commitments
        standing = Report.objects.filter(commitment__in=commitments.values(), seat=chair, replaced_by=None)
        rows = standing.select_related("commitment", "entry")
        self._standing = {(one.commitment.reference, one.year, one.part): one for one in rows}
        self._errors: list[FieldError] = []
        self._overtaken = False

    def ready(self, lines: Sequence[ReportLine], path: str) -> list[Ready]:
        """The reports, ready to be filed.

        Raises NotAllowed when the seat leads none, Invalid, or Overtaken when only that is wrong.
        """
        leads = [self._ground.get((line.commitment, line.year)) for line in lines]
        if not any(found is None or found.promise.lead == self._chair.reference for found in leads):
            raise NotAllowed(ONLY_LEAD)
        made = [self._ready(line, f"{path}.{at}." if path else "") for at, line in enumerate(lines)]
        places = [(line.commitment, line.year, line.part) for line in lines]
        for at, place in enumerate(places):
            if place in places[:at]:
                self._wrong(f"{path}.{at}.commitment", _("This promise stands here twice for the same part."))
        if self._errors and self._overtaken and len(self._errors) == 1:
            raise Overtaken(self._errors[0].message, next_step=_("Read it, and file yours as a revision of it."))
        if self._errors:
            raise Invalid(_("Something is not right yet."), errors=tuple(self._errors))
        return [one for one in made if one]

    def _wrong(self, path: str, message: Words) -> None:
        self._errors.append(FieldError(path, message))

    def _ready(self, line: ReportLine, path: str) -> Ready | None:
        found = self._ground.get((line.commitment, line.year))
        refused = self._refused(line, found)
        if refused or found is None:
            self._errors += [FieldError(path + refused[0], refused[1])] if refused else []
            return None
        value = self._value(line, path)
        facts = line.facts.model_copy(update={"value": value.value}) if value else line.facts
        self._check_level(found, line, facts, path)
        self._check_parts(facts, path)
        before = self._before(line, path)
        return Ready(line.model_copy(update={"facts": facts}), self._commitments[line.commitment], value, before)

    def _refused(self, line: ReportLine, found: Promised | None) -> tuple[str, Words] | None:
        """Which argument is wrong, and why this seat reports on no such promise."""
        if line.commitment not in self._commitments:
            return "commitment", _("No promise of this agreement.")
        if found is None:
            return "year", _("This promise has no text in force on 31 December of this year.")
        if found.promise.lead != self._chair.reference:
            return "commitment", ONLY_LEAD
        return ("year", _("This year has not begun yet.")) if line.year > today(now()).year else None

    def _value(self, line: ReportLine, path: str) -> MeasureValue | None:
        """The value of a measure that the report takes."""
        if line.facts.measured is None:
            return None
        measures = allowed(self._actor, "read", MEASURE, Measure.objects.all())
        rows = MeasureValue.objects.filter(measure__in=measures, replaced_by=None, year=line.year, part=line.part)
        value = rows.filter(reference=line.facts.measured).first()
        if value is None:
            self._wrong(f"{path}facts.measured", _("No value of your organisation for this year and part."))
        elif line.facts.value not in (None, value.value) or line.facts.numerator is not None:
            self._wrong(f"{path}facts.value", _("The report follows a figure that says otherwise."))
        return value

    def _check_level(self, found: Promised, line: ReportLine, facts: ReportFacts, path: str) -> None:
        filed = filed_of(facts, line)
        indicator = found.promise.indicator
        is_computed = indicator is not None and measured(indicator, line.year, {line.year: filed}) is not None
        unit = found.wording.unit
        if is_computed and facts.numerator is not None and not is_in_per_cent(unit):
            words = _("This promise counts %(unit)s, not per cent. Give the figure itself.")
            self._wrong(f"{path}facts.numerator", words % {"unit": unit})
        if is_computed and facts.level:
            self._wrong(f"{path}facts.level", _("How far it is follows from the figure. Leave this out."))
        if not is_computed and not facts.level:
            self._wrong(f"{path}facts.level", _("Nothing can be computed here. Say how far it is."))

    def _check_parts(self, facts: ReportFacts, path: str) -> None:
        """Where the parts are said to be the whole, they are."""
        if not facts.adds_up:
            return
        if facts.value is None:
            self._wrong(f"{path}facts.breakdown", _("Parts are together a number, not a share, and not no figure."))
            return
        whole = sum(part.value for part in facts.breakdown)
        if whole != facts.value:
            told = {"parts": number(Fraction(whole)), "whole": number(Fraction(facts.value))}
            words = _("The parts are %(parts)s together, and the figure is %(whole)s. One of them is not right.")
            self._wrong(f"{path}facts.breakdown", words % told)

    def _before(self, line: ReportLine, path: str) -> Report | None:
        before = self._standing.get((line.commitment, line.year, line.part))
        if (before.reference if before else None) != line.replaces:
            self._overtaken = before is not None
            message = _("There is a report of this part already.") if before else _("No report that can be revised.")
            self._wrong(f"{path}replaces", message)
        elif before and not line.facts.revised.strip():
            self._wrong(f"{path}facts.revised", _("Say why you revise the report."))
        return before


def filed_of(facts: ReportFacts, line: ReportLine) -> Filed:
    """A report that is not filed yet, as the rules have it."""
    figures = (exact(facts.value), exact(facts.numerator), exact(facts.denominator))
    return Filed("", "", line.year, now(), line.part, *figures)


FIGURES = ("value", "numerator", "denominator")
PLAIN = (*FIGURES, "reason", "story", "cause_words", "forecast_words", "effect", "adds_up", "revised")


def _file(actor: Actor, chair: Seat, agreement: Agreement, ready: Sequence[Ready]) -> list[Report]:
    """The reports as rows, with their one entry: public at once when the texts of all of them are."""
    public = {one.commitment.pk for one in ready} <= public_among([one.commitment.pk for one in ready])
    references = [new_reference("report") for _one in ready]
    told = {REPORTS[at]: _as_recorded(one, name) for at, (one, name) in enumerate(zip(ready, references, strict=True))}
    before: list[Entry] = [one.before.entry for one in ready if one.before]
    entry = record_kept(
        REPORTED,
        agreement,
        on=references[0],
        public=public,
        set_={"reports": len(ready)},
        has={"seat": chair.reference, **told},
        refs=before,
    )
    spoken = fields_of(actor, chair, entry, REPORTS[0], references[0], public=public)
    rows = [
        Report(**spoken | {"reference": name, "opening": opening}, **_values(one))
        for opening, name, one in zip(REPORTS, references, ready, strict=False)
    ]
    return Report.objects.bulk_create(rows)


def _values(one: Ready) -> dict[str, Any]:
    facts = one.line.facts
    return {
        **{name: getattr(facts, name) for name in PLAIN},
        "commitment": one.commitment,
        "year": one.line.year,
        "part": one.line.part,
        "level": facts.level or "",
        "cause": facts.cause or "",
        "forecast": facts.forecast or "",
        "breakdown": [part.model_dump(mode="json") for part in facts.breakdown],
        "measured": one.value,
        "replaces": one.before,
    }


def _as_recorded(one: Ready, reference: str) -> dict[str, Any]:
    told = one.line.facts.model_dump(mode="json", exclude_none=True)
    said: dict[str, Any] = without_empty(told if one.line.facts.adds_up else told | {"adds_up": None})
    place = {"commitment": one.commitment.reference, "year": one.line.year, "part": one.line.part}
    return {"reference": reference, **place, **({"replaces": one.before.reference} if one.before else {}), **said}
