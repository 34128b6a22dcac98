"""Forms whose fields are the flat parts of an action's arguments."""

from typing import Any

from django import forms


class PartsForm(forms.Form):
    """A form that gives `given`, the arguments for an action, once it is valid."""

    use_required_attribute = False

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action that it fills."""
        return dict(self.cleaned_data)

    def field_of(self, path: str) -> str:
        """The field where a fault at `path` of the arguments belongs; "" for the whole."""
        first = path.removeprefix("facts.").split(".")[0]
        return first if first in self.fields else ""

    @property
    def faults(self) -> list[tuple[str, str, str]]:
        """Anchor, label and words of each field that is not right, in the order of the page."""
        return [
            (bound.id_for_label or f"{bound.auto_id}_0", str(bound.label), " ".join(map(str, bound.errors)))
            for bound in self
            if bound.errors
        ]
