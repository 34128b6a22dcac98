"""Files that an editor sends in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ..unpacking import LARGEST_UPLOAD

FOLDERS = (
    ("examples", _("an example")),
    ("guide", _("a page of the guide")),
    ("collections", _("a collection")),
    ("events", _("a meeting")),
    (".", _("the glossary or the calendar")),
)


class SendForm(forms.Form):
    """One data file, or a zip of them."""

    use_required_attribute = False
    file = forms.FileField(
        label=_("The file"),
        help_text=_("A file as this page gives it (YAML), or a zip with such files. At most 2 million bytes."),
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml,.json,.zip"}),
        error_messages={
            "required": _("Choose a file."),
            "missing": _("Choose a file."),
            "invalid": _("Choose a file."),
            "empty": _("This file is empty."),
        },
        max_length=300,
    )
    folder = forms.ChoiceField(
        label=_("What is it, when it is one file?"),
        choices=FOLDERS,
        initial="examples",
        required=False,
        help_text=_("In a zip the folders say it."),
    )

    def clean_file(self) -> "UploadedFile[Any]":
        """The file, when it is not larger than is read at all."""
        given: UploadedFile[Any] = self.cleaned_data["file"]
        if (given.size or 0) > LARGEST_UPLOAD:
            raise ValidationError(_now("This file is larger than we take: at most 2 million bytes."))
        return given

    def clean_folder(self) -> str:
        """The folder of the repository in which such a file stands."""
        return str(self.cleaned_data["folder"] or "examples")
