"""Fields that several forms share: long text as people type it, and the names of municipalities."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from woordhouder.parties.municipalities import municipalities

SPOKEN = {"den haag": "'s-Gravenhage", "den bosch": "'s-Hertogenbosch"}
FEWEST_PLACES = 3


class LongText(forms.CharField):
    """Text of more lines; line ends as the database keeps them, so that a comparison finds only what was changed."""

    widget = forms.Textarea

    def __init__(self, *, rows: int = 5, **options: Any) -> None:
        super().__init__(**options)
        self.widget.attrs.update({"rows": rows})

    def to_python(self, value: Any) -> str:
        """The text with line feeds only."""
        return str(super().to_python(str(value or "").replace("\r\n", "\n").replace("\r", "\n")))


class OneOf(forms.Select):
    """A list to choose from, without groups. One template for all of it, as a form may hold hundreds of choices."""

    template_name = "editing/parts/choice.html"


class PlacesInput(forms.Widget):
    """Some lines for names of municipalities, each with the whole list to choose from while typing."""

    template_name = "making/parts/places.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """What the template needs: as many lines as there are names, and some that are empty."""
        names = [value] if isinstance(value, str) else list(value or ())
        lines = [*names, *[""] * max(1, FEWEST_PLACES - len(names))]
        facts = {"lines": lines, "known": list(municipalities()), "further": _("Another municipality")}
        return {**super().get_context(name, value, attrs), **facts}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """The names that were filled in."""
        given = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        return [line for line in given if line.strip()]


class PlacesField(forms.Field):
    """Municipalities, by their names as people write them."""

    widget = PlacesInput

    def to_python(self, value: Any) -> tuple[str, ...]:
        """The official names, each once. Raises ValidationError that names what is no municipality."""
        names = [_official(name) for name in value or ()]
        if strange := [given for given, name in zip(value or (), names, strict=True) if name is None]:
            raise ValidationError(
                _("We do not know this municipality: %(names)s. Choose a name from the list.")
                % {"names": ", ".join(strange)}
            )
        return tuple(dict.fromkeys(name for name in names if name))


def _official(given: str) -> str | None:
    """The name in the list of municipalities that is meant, whatever the capitals."""
    plain = given.strip().casefold()
    by_plain = {name.casefold(): name for name in municipalities()}
    return by_plain.get(SPOKEN.get(plain, plain).casefold())
