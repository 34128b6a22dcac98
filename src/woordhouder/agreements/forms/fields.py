"""Fields that the forms of agreements share."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Words: TypeAlias = "str | _StrPromise"
NONE_CHOSEN = ("", "-")


class Day(forms.DateField):
    """A day, by the calendar of the browser, or as people write it."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    default_error_messages = {"invalid": _("Write a day as 31-12-2026.")}

    def __init__(self, **options: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"], **options)


class LongText(forms.CharField):
    """Text of more lines, with line ends as the database keeps them; nothing of it is cut off."""

    widget = forms.Textarea

    def __init__(self, *, rows: int = 5, **options: Any) -> None:
        super().__init__(strip=False, **options)
        self.widget.attrs["rows"] = rows

    def to_python(self, value: Any) -> str:
        """The text with line feeds only."""
        return str(super().to_python(str(value or "").replace("\r\n", "\n").replace("\r", "\n")))


class AnyOf(forms.MultipleChoiceField):
    """Ticks of which the facts check what may be ticked."""

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value: Any) -> bool:
        """All: the action says it in its own words."""
        return True


def line(label: Words, hint: Words = "", *, required: bool = True, **attributes: Any) -> forms.CharField:
    """A text of one line."""
    return forms.CharField(
        label=label, help_text=hint, required=required, max_length=300, widget=forms.TextInput(attrs=attributes)
    )


def long_text(label: Words, hint: Words = "", *, rows: int = 5, required: bool = True) -> LongText:
    """A text of more lines."""
    return LongText(label=label, help_text=hint, rows=rows, required=required)


def choose(
    label: Words, choices: Iterable[tuple[str, Words]], *, hint: Words = "", required: bool = True
) -> forms.CharField:
    """One of these; when it is not required, or nothing is chosen yet, none."""
    listed = list(choices)
    shown = listed if required and listed else [NONE_CHOSEN, *listed]
    return forms.CharField(label=label, help_text=hint, required=required, widget=forms.Select(choices=shown))


def ticks(label: Words, choices: Iterable[tuple[str, Words]], *, hint: Words = "", required: bool = False) -> AnyOf:
    """Any number of these; when it is required, at least one."""
    return AnyOf(label=label, choices=list(choices), required=required, help_text=hint)
