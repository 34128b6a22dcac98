"""What shows that a report is right: a link with its place, or a file, looked at before it becomes public."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from pydantic import TypeAdapter, ValidationError

from woordhouder.agreements.forms.fields import line
from woordhouder.agreements.forms.parts import PartsForm
from woordhouder.examples.facts import WebAddress
from woordhouder.papers.files import LARGEST
from woordhouder.papers.uploads import type_of

LINK = ("url", "page", "quote")
LOOK_FIRST = _(
    "Look first whether names, addresses or faces of people are in it. It becomes public with the report. Of a picture "
    "we take away what the camera tells beside it."
)
NO_ADDRESS = _("Write the whole address of a page here, such as https://www.voorbeeld.nl/verslag.pdf.")
NOT_LOOKED = _("Look at it first, and tick that nobody can be recognised in it.")
FIELDS: dict[str, Callable[[], forms.Field]] = {
    "url": lambda: line(_("Evidence: a link"), required=False, inputmode="url"),
    "page": lambda: forms.CharField(label=_("On which page"), required=False, max_length=100),
    "quote": lambda: forms.CharField(label=_("What it says there"), required=False, max_length=5000),
    "file": lambda: forms.FileField(label=_("Evidence: a file"), help_text=LOOK_FIRST, required=False),
    "looked": lambda: forms.BooleanField(
        label=_("I looked: nobody can be recognised in this evidence, or they agree to that"), required=False
    ),
}


class ProvingForm(PartsForm):
    """Fields for evidence; a form with more fields takes these in as well."""

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        for name, make in FIELDS.items():
            self.fields[name] = make()
        self.fields["url"].max_length = 1000  # type: ignore[attr-defined] # a text field

    def clean_url(self) -> str:
        """An address that the action will take."""
        typed = str(self.cleaned_data["url"])
        try:
            return TypeAdapter(WebAddress).validate_python(typed) if typed else ""
        except ValidationError as error:
            raise forms.ValidationError(NO_ADDRESS) from error

    def clean_file(self) -> Any:
        """A file that the action will take, as far as its first bytes tell."""
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST:
            raise forms.ValidationError(_("This file is too large: at most 20 MB."))
        if file and not type_of(file.read()):
            raise forms.ValidationError(
                _("No file that we take: a PDF, Word, Excel, OpenDocument, JPEG, PNG or TIFF file.")
            )
        if file:
            file.seek(0)
        return file

    def clean(self) -> dict[str, Any]:
        """Evidence is looked at first; a page and a quote are of a link."""
        cleaned = super().clean() or {}
        if (cleaned.get("page") or cleaned.get("quote")) and not cleaned.get("url") and "url" not in self.errors:
            self.add_error("url", str(_("Give the link to where this stands.")))
        if (cleaned.get("url") or cleaned.get("file")) and not cleaned.get("looked"):
            self.add_error("looked", str(NOT_LOOKED))
        return cleaned

    @property
    def link(self) -> dict[str, str]:
        """The arguments of `add_evidence` for the link; nothing without one."""
        cleaned = self.cleaned_data
        return {name: cleaned[name] for name in LINK if cleaned.get(name)} if cleaned.get("url") else {}

    @property
    def has_evidence(self) -> bool:
        """Whether a link or a file comes with it."""
        return bool(self.link or self.cleaned_data.get("file"))


class EvidenceForm(ProvingForm):
    """Evidence beside a report that was filed, or beside a contest: one thing at least."""

    def field_of(self, path: str) -> str:
        """What is wrong with the file stands at the file."""
        return "file" if path in ("name", "content") else super().field_of(path)

    def clean(self) -> dict[str, Any]:
        """A link or a file."""
        cleaned = super().clean()
        if not self.errors and not self.has_evidence:
            self.add_error("url", str(_("Give a file, or a link.")))
        return cleaned
