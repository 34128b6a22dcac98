"""Forms about the figures that an organisation keeps itself."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.forms.fields import choose, line, long_text
from woordhouder.agreements.forms.parts import PartsForm

from ..queries.measures import MeasurePage
from .parts_of_figure import Figure

WHERE = "areas"
"""The list on the page of areas that have a value."""


class MeasureForm(PartsForm):
    """A new figure."""

    name = line(_("What do you count?"), _("Such as: homes delivered."))
    unit = forms.CharField(label=_("In which unit?"), help_text=_("Such as: homes."), max_length=100)


class ValueForm(PartsForm):
    """The value of a figure. `before`: the value that it revises, as the page was shown."""

    area = line(
        _("In which area?"),
        _("Such as a municipality or a neighbourhood. Leave it empty for all of your work."),
        required=False,
        list=WHERE,
    )
    year = forms.IntegerField(label=_("Over which year?"), min_value=1990, max_value=2100)
    part = forms.TypedChoiceField(
        label=_("Up to and including which month?"), choices=list(MONTHS.items()), coerce=int, initial=12
    )
    value = Figure(label=_("The value, since 1 January"), max_length=40)
    revised = long_text(
        _("Why do you revise it?"),
        _("Needed when there is a value already. That one stays to be read."),
        rows=2,
        required=False,
    )

    def __init__(self, *given: Any, page: MeasurePage, **options: Any) -> None:
        super().__init__(*given, **options)
        self._page = page

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `measure`. With a reason it revises the value that stands."""
        cleaned = dict(self.cleaned_data)
        before = self._page.standing(cleaned["area"], cleaned["year"], cleaned["part"])
        return cleaned | {"replaces": before.reference if before else None}


class FollowForm(PartsForm):
    """Which figure the reports on a promise follow, in which area; none chosen: none."""

    def __init__(self, *given: Any, measures: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*given, **options)
        self.fields["measure"] = choose(_("Which figure of yours?"), measures, required=False)
        self.fields["area"] = line(
            _("In which area?"), _("As you wrote it with the values of the figure."), required=False, list=WHERE
        )

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `follow_measure`."""
        return {"measure": self.cleaned_data["measure"] or None, "area": self.cleaned_data["area"]}
