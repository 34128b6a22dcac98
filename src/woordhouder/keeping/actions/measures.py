"""Figures that an organisation keeps once, and that its reports at every table follow."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from woordhouder.agreements.facts import Number, Year
from woordhouder.examples.actions.at_work import person_of
from woordhouder.parties.actor import Actor
from woordhouder.parties.policy import standing
from woordhouder.record.clock import now
from woordhouder.record.policy import fetch
from woordhouder.record.refusals import Overtaken, Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..facts import Part, Short, Words
from ..models import Following, Measure, MeasureValue
from ..policy import MEASURE
from .speaking import kept_commitment, own_seat, wrong


@action()
def set_measure(actor: Actor, *, name: Line, unit: Annotated[Line, StringConstraints(max_length=100)]) -> Measure:
    """Begin a figure that the organisation keeps itself, such as "homes delivered".

    Raises NotAllowed (policy row "keep_figures" of organisations), and Refused when it has one of this name.
    """
    owner = standing(actor, "keep_figures")
    if Measure.objects.filter(organisation=owner, name=name).exists():
        raise Refused(_("Your organisation keeps a figure of this name already."), next_step=_("Give its values."))
    return Measure.objects.create(organisation=owner, name=name, unit=unit, person=person_of(actor), made_at=now())


@action()
def measure(  # noqa: PLR0913 - a value in all its parts
    actor: Actor,
    *,
    measure: Line,
    year: Year,
    value: Number,
    part: Part = 12,
    area: Short = "",
    replaces: Line | None = None,
    revised: Words = "",
) -> MeasureValue:
    """Give the value of a figure in an area over a year up to and including a month, or replace the one before it.

    `revised`: why it is replaced; needed then.

    Reports that took the earlier value keep it; a revised report is proposed to who files them. Raises NotFound,
    NotAllowed (policy row "write"), Invalid, and Overtaken when there is a value that `replaces` does not name.
    """
    row = fetch(actor, "write", MEASURE, Measure.objects.select_for_update(of=("self",)), reference=measure)
    here = row.values_kept.filter(area=area, year=year, part=part, replaced_by=None).first()
    if (here.reference if here else None) != replaces:
        raise Overtaken(
            _("There is another value of this by now.") if here else _("There is no value of this to replace."),
            next_step=_("Look at it, and give yours again."),
        )
    if here and not revised.strip():
        raise wrong("revised", _("Say why you revise this value."))
    return MeasureValue.objects.create(
        measure=row,
        area=area,
        year=year,
        part=part,
        value=value,
        revised=revised if here else "",
        replaces=here,
        person=person_of(actor),
        recorded_at=now(),
    )


@action()
def follow_measure(
    actor: Actor, *, commitment: Line, measure: Line | None, area: Short = "", seat: Line | None = None
) -> Following:
    """Let one's reports on a commitment follow a figure of one's organisation in an area; None: no longer.

    Raises NotFound, NotAllowed (policy row "keep" of commitments, "write" of measures) and Invalid.
    """
    row = kept_commitment(actor, commitment)
    chair = own_seat(actor, row.agreement.partnership_id, seat)
    chosen = fetch(actor, "write", MEASURE, Measure.objects.all(), reference=measure) if measure else None
    return Following.objects.create(
        commitment=row, seat=chair, measure=chosen, area=area, person=person_of(actor), at=now()
    )
