"""A promise of the list as a form, and the forms for many at once."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from woordhouder.examples.words import Theme
from woordhouder.record.typed import invalid

from ..models import Direction, Form, WordingKind
from ..pasting import title_from
from ..preparing_facts import PromiseDraft
from ..promise_fields import FIGURE, Read, fields_of, read, years_shown
from ..queries.preparing import Line, PreparationPage
from .fields import AnyOf, Day, Words, choose, line, long_text, ticks
from .parts import PartsForm

MOST_CHOICES = 200


class PromiseForm(PartsForm):
    """One promise of the list of `page`. `row`: the line as it stands, None for a new one."""

    def __init__(self, *given: Any, page: PreparationPage, row: Line | None, today: date, **options: Any) -> None:
        super().__init__(*given, **options)
        self._page, self._row = page, row
        self._draft: PromiseDraft | None = None
        self._read: Read | None = None
        self.years = years_shown(page.facts, row.draft if row else None, today)
        self.fields.update(_words_fields(page))
        self.fields.update(_part_fields(page))
        self.fields.update(_figure_fields(self.years))
        self.fields.update(_link_fields(page, row, self._chosen))
        self.fields["replaces"] = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
        if not self.is_bound:
            self.fields["text"].widget.attrs["autofocus"] = True

    def _chosen(self, name: str) -> Sequence[str]:
        said = self.data if self.is_bound else self.initial
        found = said.getlist(name) if isinstance(said, QueryDict) else said.get(name, ())
        return [one for one in ([found] if isinstance(found, str) else found or ()) if one]

    def clean(self) -> dict[str, Any]:
        """The draft, or each fault at its field."""
        cleaned = super().clean() or {}
        self._read = read(cleaned, [seat.reference for seat in self._page.seats], self.years)
        for name, words in self._read.unreadable.items():
            self.add_error(name, words)
        values = dict(self._read.values)
        values.setdefault("title", title_from(values.get("text", "")))
        try:
            draft = PromiseDraft.model_validate(values)
        except ValidationError as error:
            for fault in invalid(error).errors:
                name = self.field_of(fault.path)
                if name not in self.errors:
                    self.add_error(name or None, str(fault.message))
            return cleaned
        if not draft.text.strip() and not draft.title.strip():
            self.add_error("text", str(_("Write what was agreed.")))
        self._draft = draft
        return cleaned

    def field_of(self, path: str) -> str:
        """The field where a fault at this path of the facts belongs."""
        name = self._read.field_of(path) if self._read else ""
        if name == "figure-targets":
            name = f"target-{self.years[0]}"
        return name if name in self.fields else ""

    @property
    def draft(self) -> PromiseDraft | None:
        """What was handed in, when it is right."""
        return self._draft

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `put_promise`."""
        return {"facts": self._draft, "replaces": self.cleaned_data.get("replaces") or 0}

    def seen_anew(self, version: int) -> None:
        """The newest version is this one: what comes back may replace it, now that its writer has seen it."""
        given = QueryDict(mutable=True)
        given.update(self.data)
        given["replaces"] = str(version)
        self.data = given

    @property
    def parts(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """For each seat the tick, and what it contributes."""
        names = [f"part-{seat.reference}" for seat in self._page.seats]
        return [(self[name], self[f"{name}-what"]) for name in names]

    @property
    def targets(self) -> list[forms.BoundField]:
        """The target of each year."""
        return [self[f"target-{year}"] for year in self.years]

    @property
    def figure(self) -> dict[str, forms.BoundField]:
        """The other fields of the figure, by name."""
        return {name: self[f"figure-{name}"] for name in FIGURE}

    @property
    def links(self) -> list[forms.BoundField]:
        """What it depends on, what it stands against, what it serves."""
        return [self[name] for name in ("in_return_for", "depends_on", "goals") if name in self.fields]

    @property
    def is_open_further(self) -> bool:
        """Whether something stands, or is wrong, in the part that is folded."""
        names = [name for name in self.fields if name.startswith(("part-", "figure-", "target-"))]
        names += ["for_whom", "area", "deadline", "why", "in_return_for", "depends_on", "goals"]
        plain = ("figure-direction", "figure-form")
        return any(
            name in self.errors or (name not in plain and (self[name].value() or self._chosen(name)))
            for name in names
            if name in self.fields
        )


def initial_of(page: PreparationPage, row: Line | None) -> dict[str, Any]:
    """The fields as the line stands; of a new one with the theme, lead and kind of the last line that has them."""
    if row and row.draft:
        return {**fields_of(row.draft), "replaces": row.version}
    if row:
        return {"replaces": row.version}
    drafts = [line.draft for line in reversed(page.lines) if line.draft]
    return {
        "theme": next((draft.theme for draft in drafts if draft.theme), ""),
        "lead": next((draft.lead for draft in drafts if draft.lead), page.seat),
        "kind": next((draft.kind for draft in drafts), WordingKind.EFFORT),
        "replaces": 0,
    }


def _seats(page: PreparationPage) -> list[tuple[str, str]]:
    return [(seat.reference, seat.name) for seat in page.seats]


def _always(label: Words, choices: Sequence[tuple[str, Words]]) -> forms.CharField:
    """A choice of which one is always made: the first, until another is chosen."""
    return forms.CharField(label=label, required=False, widget=forms.Select(choices=choices))


def _words_fields(page: PreparationPage) -> dict[str, forms.Field]:
    return {
        "text": long_text(_("What was agreed?"), rows=3, required=False),
        "title": line(_("Short title"), _("Left empty it becomes the first words."), required=False),
        "plain_summary": long_text(
            _("In plain words"), _("One or two sentences that a tenant understands at once."), rows=2, required=False
        ),
        "theme": choose(_("Theme"), Theme.choices, required=False),
        "lead": choose(_("Who leads?"), _seats(page), required=False),
        "kind": _always(_("What kind of promise?"), WordingKind.choices),
        "for_whom": line(_("For whom?"), required=False),
        "area": line(_("Where?"), required=False),
        "deadline": Day(label=_("Ready on"), required=False),
        "why": long_text(_("Why this promise?"), rows=2, required=False),
        "origin": forms.CharField(required=False, widget=forms.HiddenInput),
    }


def _part_fields(page: PreparationPage) -> dict[str, forms.Field]:
    found: dict[str, forms.Field] = {}
    for reference, name in _seats(page):
        found[f"part-{reference}"] = forms.BooleanField(label=name, required=False)
        what = _("What does %(party)s contribute?") % {"party": name}
        found[f"part-{reference}-what"] = forms.CharField(label=what, required=False, max_length=2000)
    return found


def _figure_fields(years: Sequence[int]) -> dict[str, forms.Field]:
    return {
        "figure-name": line(_("What is counted?"), _("For example: homes that were built."), required=False),
        "figure-unit": line(_("In which unit?"), _("For example: homes, euro, %."), required=False),
        "figure-direction": _always(_("What is better?"), Direction.choices),
        "figure-form": _always(_("How does it count?"), Form.choices),
        "figure-baseline": line(_("Starting point"), _("Only of a level."), required=False, inputmode="decimal"),
        "figure-baseline_year": line(_("Year of the starting point"), required=False, inputmode="numeric"),
        **{f"target-{year}": line(str(year), required=False, inputmode="decimal") for year in years},
    }


def _link_fields(page: PreparationPage, row: Line | None, chosen: Any) -> dict[str, forms.Field]:
    listed = [
        (one.reference, f"{one.place}. {one.title}") for one in page.lines if one is not row and one.number is None
    ]
    listed += [(one.reference, one.name) for one in page.others]
    found: dict[str, forms.Field] = {}
    for name, label in (("in_return_for", _("In return for")), ("depends_on", _("Depends on"))):
        known = {*chosen(name)}
        shown = listed[:MOST_CHOICES] + [one for one in listed[MOST_CHOICES:] if one[0] in known]
        if shown:
            found[name] = ticks(label, shown)
    if page.goals:
        found["goals"] = ticks(_("Which goals does it serve?"), [(goal.reference, goal.name) for goal in page.goals])
    return found


class PasteForm(PartsForm):
    """A list that was copied from somewhere, and what holds for all of it."""

    def __init__(self, *given: Any, page: PreparationPage, **options: Any) -> None:
        super().__init__(*given, **options)
        self.fields["text"] = long_text(_("Paste the list here"), rows=12)
        self.fields["theme"] = choose(
            _("Theme of all of these"),
            Theme.choices,
            hint=_("A line with the name of a theme goes before."),
            required=False,
        )
        self.fields["lead"] = choose(_("Who leads in all of these?"), _seats(page), required=False)

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `paste_promises`."""
        cleaned = self.cleaned_data
        return {"text": cleaned["text"], "theme": cleaned["theme"] or None, "lead": cleaned["lead"] or None}


class FillInForm(PartsForm):
    """Theme and lead of many promises, a line each."""

    def __init__(self, *given: Any, page: PreparationPage, rows: Sequence[Line], **options: Any) -> None:
        super().__init__(*given, **options)
        self._rows = rows
        for row in rows:
            where = {"place": row.place}
            draft = row.draft or PromiseDraft()
            self.fields[f"theme-{row.reference}"] = choose(
                _("Theme of %(place)s") % where, Theme.choices, required=False
            )
            self.fields[f"lead-{row.reference}"] = choose(_("Lead of %(place)s") % where, _seats(page), required=False)
            self.fields[f"seen-{row.reference}"] = forms.IntegerField(widget=forms.HiddenInput, required=False)
            self.initial.setdefault(f"theme-{row.reference}", draft.theme or "")
            self.initial.setdefault(f"lead-{row.reference}", draft.lead or "")
            self.initial.setdefault(f"seen-{row.reference}", row.version)

    @property
    def lines(self) -> list[tuple[Line, forms.BoundField, forms.BoundField, forms.BoundField]]:
        """Each promise with its three fields."""
        return [
            (row, self[f"theme-{row.reference}"], self[f"lead-{row.reference}"], self[f"seen-{row.reference}"])
            for row in self._rows
        ]

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `fill_in`: what differs from what stands."""
        cleaned = self.cleaned_data
        filled = [
            {
                "promise": row.reference,
                "replaces": cleaned[f"seen-{row.reference}"] or 0,
                "theme": cleaned[f"theme-{row.reference}"] or None,
                "lead": cleaned[f"lead-{row.reference}"] or None,
            }
            for row in self._rows
        ]
        return {"filled": filled}


class ChooseForm(PartsForm):
    """Which promises of the agreement change, and which end."""

    def __init__(
        self, *given: Any, commitments: Sequence[tuple[str, str]], ways: Sequence[str], **options: Any
    ) -> None:
        super().__init__(*given, **options)
        labels = {"changed": _("Which promises change?"), "ended": _("Which promises end?")}
        for way in ways:
            self.fields[way] = AnyOf(label=labels[way], choices=list(commitments), required=False)

    def clean(self) -> dict[str, Any]:
        """At least one."""
        cleaned = super().clean() or {}
        if not any(cleaned.get(name) for name in self.fields):
            self.add_error(next(iter(self.fields)), str(_("Choose at least one.")))
        return cleaned


class DocumentForm(PartsForm):
    """The signed document."""

    file = forms.FileField(
        label=_("The signed document"),
        help_text=_("PDF, Word, Excel, OpenDocument, JPEG, PNG or TIFF, at most 20 MB."),
        allow_empty_file=True,
    )

    def field_of(self, path: str) -> str:
        """All that can be wrong is wrong with the file."""
        return "file"
