"""What the other seats say of reports: of one, of some, or of all that they did not answer yet."""

from collections.abc import Sequence
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from woordhouder.agreements.facts import Year
from woordhouder.agreements.models import Agreement
from woordhouder.agreements.moments import today
from woordhouder.agreements.policy import AGREEMENT
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Partnership, Seat
from woordhouder.parties.policy import PARTNERSHIP
from woordhouder.parties.themes import Theme
from woordhouder.record.clock import now
from woordhouder.record.policy import allowed, fetch
from woordhouder.record.references import new_reference
from woordhouder.record.refusals import FieldError, Invalid, NotAllowed, Overtaken, Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..facts import ResponseLine, Words
from ..kinds import MOST, RESPONDED, RESPONSES
from ..models import Concern, Report, Response
from ..policy import REPORT
from ..queries.talks import talk_of
from ..queries.unanswered import unanswered
from ..words import Answer
from .speaking import fields_of, own_seat, record_kept, without_empty

TALK_FIRST = _("Doubt is first said at the table. Raise a concern; once that ended without agreement you may contest.")
NOTHING, READ_IT = _("There is nothing to repeat."), _("Read the report, and answer it.")
Plain = Literal[Answer.CONFIRMS, Answer.CANNOT_JUDGE]


@action(owes=RESPONDED)
def respond(actor: Actor, *, report: Line, answer: Answer, remark: Words = "", seat: Line | None = None) -> Response:
    """Answer the report of another seat. The latest answer counts; it belongs to that version of the report.

    `remark` is needed with a remark, and to contest; a contest also needs a concern that ended without agreement or
    whose day has passed. Raises NotFound, NotAllowed (policy row "respond"), Invalid, Overtaken when the report was
    revised, and Refused for a contest without talk.
    """
    rows = Report.objects.select_for_update(of=("self",)).select_related("commitment__agreement", "entry")
    row = fetch(actor, "respond", REPORT, rows, reference=report)
    chair = own_seat(actor, row.commitment.agreement.partnership_id, seat)
    if Report.objects.filter(replaces=row).exists():
        raise Overtaken(_("This report was revised by now."), next_step=_("Read the new version, and answer that."))
    line = ResponseLine(report=report, answer=answer, remark=remark)
    concern = _opening(row, chair) if answer is Answer.CONTESTS else None
    if answer is Answer.CONTESTS and concern is None:
        raise Refused(TALK_FIRST, next_step=_("Raise a concern about this promise and year."))
    if errors := _wrong(line, ""):
        raise Invalid(_("Something is not right yet."), errors=tuple(errors))
    return _answer(actor, chair, row.commitment.agreement, [(row, line, concern)])[0]


@action(owes=RESPONDED)
def respond_many(
    actor: Actor,
    *,
    agreement: Line,
    responses: Annotated[tuple[ResponseLine, ...], Field(min_length=1, max_length=MOST)],
    seat: Line | None = None,
) -> Response:
    """Answer many reports of an agreement at once, all or none; gives the first. One entry names them all.

    Each as in `keeping.respond`. Raises NotFound, NotAllowed (policy row "hold_rounds" of tables), and Invalid with all
    that is wrong, by line.
    """
    row, chair = _at_table(actor, agreement, seat)
    names = [line.report for line in responses]
    rows = Report.objects.select_for_update(of=("self",)).select_related("commitment", "entry")
    mine = allowed(actor, "respond", REPORT, rows.filter(commitment__agreement=row, reference__in=names))
    reports = {one.reference: one for one in mine.filter(replaced_by=None)}
    if not mine:
        raise NotAllowed(REPORT["respond"].why)
    answers, errors = [], []
    for at, line in enumerate(responses):
        path = f"responses.{at}."
        report = reports.get(line.report)
        concern = _opening(report, chair) if report and line.answer is Answer.CONTESTS else None
        errors += _wrong(line, path)
        if report is None or line.report in names[:at]:
            errors.append(FieldError(f"{path}report", _("No report that you can answer here, or it was revised.")))
        elif line.answer is Answer.CONTESTS and concern is None:
            errors.append(FieldError(f"{path}answer", TALK_FIRST))
        else:
            answers.append((report, line, concern))
    if errors:
        raise Invalid(_("Something is not right yet."), errors=tuple(errors))
    return _answer(actor, chair, row, answers)[0]


@action(owes=RESPONDED)
def respond_all(  # noqa: PLR0913 - which reports, and what of them
    actor: Actor,
    *,
    agreement: Line,
    year: Year,
    answer: Plain = Answer.CONFIRMS,
    theme: Theme | None = None,
    seat: Line | None = None,
) -> Response:
    """Give the same answer to each report over a year that one's seat is asked about and did not answer, of one theme
    or of all; gives the first.

    Raises NotFound, NotAllowed (policy row "hold_rounds" of tables), Invalid, and Refused when there is none.
    """
    row, chair = _at_table(actor, agreement, seat)
    names = unanswered(actor, chair, row, year, now(), theme)[:MOST]
    rows = Report.objects.select_for_update(of=("self",)).select_related("commitment", "entry")
    reports = allowed(actor, "respond", REPORT, rows.filter(reference__in=names)).order_by("pk")
    lines = [(one, ResponseLine(report=one.reference, answer=answer), None) for one in reports]
    if not lines:
        raise Refused(_("There is no report left to answer."), next_step=_("You need not do anything."))
    return _answer(actor, chair, row, lines)[0]


@action(owes=RESPONDED)
def repeat_response(actor: Actor, *, report: Line, seat: Line | None = None) -> Response:
    """Say of a revised report what one's seat said of the version before it.

    Raises NotFound, NotAllowed (policy row "respond"), Invalid, and Refused when there is nothing to repeat, also since
    the words were removed without which the answer cannot be.
    """
    rows = Report.objects.select_for_update(of=("self",)).select_related("commitment__agreement", "entry")
    row = fetch(actor, "respond", REPORT, rows, reference=report)
    chair = own_seat(actor, row.commitment.agreement.partnership_id, seat)
    before = Response.objects.filter(report=row.replaces_id, seat=chair).order_by("-number").first()
    is_answered = Response.objects.filter(report=row, seat=chair).exists()
    if row.replaces_id is None or before is None or is_answered or Report.objects.filter(replaces=row).exists():
        raise Refused(NOTHING, next_step=READ_IT)
    line = ResponseLine(report=report, answer=Answer(before.answer), remark=before.remark)
    if _wrong(line, ""):
        raise Refused(NOTHING, next_step=READ_IT)
    return _answer(actor, chair, row.commitment.agreement, [(row, line, before.concern)])[0]


def _at_table(actor: Actor, agreement: str, seat: str | None) -> tuple[Agreement, Seat]:
    row = fetch(actor, "read", AGREEMENT, Agreement.objects.all(), reference=agreement)
    fetch(actor, "hold_rounds", PARTNERSHIP, Partnership.objects.all(), pk=row.partnership_id)
    return row, own_seat(actor, row.partnership_id, seat)


def _wrong(line: ResponseLine, path: str) -> list[FieldError]:
    needs = line.answer in (Answer.WITH_REMARK, Answer.CONTESTS)
    return [FieldError(f"{path}remark", _("Say why."))] if needs and not line.remark.strip() else []


def _opening(report: Report, chair: Seat) -> Concern | None:
    """The newest talk of this seat that opens the way to a contest."""
    rows = Concern.objects.filter(commitment=report.commitment_id, year=report.year, seat=chair).order_by("-pk")
    return next((row for row in rows if talk_of(row).opens_contest(today(now()))), None)


def _answer(
    actor: Actor, chair: Seat, agreement: Agreement, answers: Sequence[tuple[Report, ResponseLine, Concern | None]]
) -> list[Response]:
    """The answers as rows, with their one entry: public when all reports are."""
    public = all(report.public_from for report, _line, _concern in answers)
    names = [new_reference("response") for _one in answers]
    told = {
        RESPONSES[at]: without_empty({"reference": name, **line.model_dump(mode="json")})
        for at, (name, (_report, line, _concern)) in enumerate(zip(names, answers, strict=True))
    }
    entry = record_kept(
        RESPONDED,
        agreement,
        on=names[0],
        public=public,
        set_={"responses": len(answers)},
        has={"seat": chair.reference, **told},
        refs=[report.entry for report, _line, _concern in answers],
    )
    rows = []
    for opening, name, (report, line, concern) in zip(RESPONSES, names, answers, strict=False):
        number = report.responses.filter(seat=chair).count() + 1
        said = {"report": report, "number": number, "answer": line.answer, "remark": line.remark, "concern": concern}
        spoken = fields_of(actor, chair, entry, opening, name, public=public)
        rows.append(Response.objects.create(**said, **spoken))
    return rows
