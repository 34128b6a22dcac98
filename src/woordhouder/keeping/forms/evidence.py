"""The form for evidence beside a report or a contest: a file, or a link with its place."""

import base64
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.forms.fields import line, long_text
from woordhouder.agreements.forms.parts import PartsForm


class EvidenceForm(PartsForm):
    """A file or a link. Everybody who reads the report sees it: the page warns about personal data."""

    url = line(_("A link"), _("It begins with https://"), required=False, inputmode="url")
    page = forms.CharField(label=_("Page"), required=False, max_length=100)
    quote = long_text(_("The words that matter there"), rows=2, required=False)
    file = forms.FileField(
        label=_("Or a file"),
        help_text=_("PDF, Word, Excel, OpenDocument or a picture, at most 20 MB. Without names of people."),
        required=False,
    )

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `add_evidence`."""
        cleaned = self.cleaned_data
        told = {name: cleaned[name] for name in ("page", "quote")}
        if cleaned["url"]:
            told["url"] = cleaned["url"]
        if file := cleaned["file"]:
            told |= {"name": file.name, "content": base64.b64encode(file.read()).decode()}
        return told

    def field_of(self, path: str) -> str:
        """What is wrong with the file stands at the file."""
        return "file" if path in ("name", "content") else super().field_of(path)
