"""What keeping keeps about a person: said for an organisation, so that it stays when she erases herself."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from woordhouder.parties.about_me import Kept, keeps
from woordhouder.parties.models import Person

from ..models import Concern, ConcernEnd, Following, Measure, MeasureValue, Report, Response, Spoken, ThirdView
from ..queries.speakers import with_speakers
from ..removable import SORTS

# What is told of each beside its words, its organisation and its moment.
BESIDE: Mapping[type[Spoken], tuple[str, ...]] = {
    Report: ("year",),
    Response: ("answer",),
    Concern: ("year",),
    ConcernEnd: ("outcome",),
    ThirdView: ("year",),
}
KEPT_APART = "file"  # its name is told


def _said(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "sort": str(sort.title),
            "organisation": row.by,
            **{name: _shown(row, name) for name in (*BESIDE.get(sort.model, ()), *sort.words) if name != KEPT_APART},
            "at": row.recorded_at.isoformat(),
        }
        for sort in SORTS.values()
        for row in with_speakers(sort.model._default_manager.filter(person=person)).order_by("pk")
    ]


def _shown(row: Spoken, name: str) -> Any:
    """What stands in a column; of what is chosen from a list the words."""
    in_words = getattr(row, f"get_{name}_display", None)
    return str(in_words()) if in_words else getattr(row, name)


def _figures(person: Person) -> list[dict[str, Any]]:
    values = MeasureValue.objects.filter(person=person).select_related("measure__organisation").order_by("pk")
    begun = Measure.objects.filter(person=person).select_related("organisation").order_by("pk")
    followed = Following.objects.filter(person=person).select_related("seat__organisation").order_by("pk")
    return [
        *({"organisation": one.organisation.name, "name": one.name, "at": one.made_at.isoformat()} for one in begun),
        *(
            {
                "organisation": one.measure.organisation.name,
                "name": one.measure.name,
                "year": one.year,
                "value": str(one.value),
                "revised": one.revised,
                "at": one.recorded_at.isoformat(),
            }
            for one in values
        ),
        *({"organisation": one.seat.organisation.name, "area": one.area, "at": one.at.isoformat()} for one in followed),
    ]


def _stays(_person: Person) -> None:
    """What she did for an organisation stays, under a code that leads to nobody."""


ALWAYS = _("Always; after erasing the code in it leads to nobody.")
keeps(
    "said_of_promises",
    Kept(
        what=_("What you said for an organisation of how promises are kept"),
        why=_("So that a party can show who reported and answered for it."),
        how_long=ALWAYS,
        tell=_said,
        erase=_stays,
    ),
)
keeps(
    "figures",
    Kept(
        what=_("Figures that you kept for an organisation"),
        why=_("So that a figure can be asked about where it came from."),
        how_long=ALWAYS,
        tell=_figures,
        erase=_stays,
    ),
)
