"""The text of an example as a form: all its facts, rows for what there is more of, and each fault at its own row."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from woordhouder.parties.models import PARTY_KINDS
from woordhouder.record.refusals import Invalid
from woordhouder.record.typed import invalid

from ..facets import kind_label
from ..facts import ExampleFacts
from ..filling import GONE, MOST_ROWS, ROWS, Reading, many, one, reading, row_numbers
from ..words import Theme, Trait
from .fields import OneOf, PlacesField

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Words: TypeAlias = "str | _StrPromise"
NONE_CHOSEN = ("", "-")
EMPTY_ROWS = 3
SOURCE_KINDS = (
    ("issuer", _("by one of the parties")),
    ("news", _("news")),
    ("copy", _("copy at somebody else")),
    ("study", _("research")),
)
ROW_LABELS: Mapping[str, Words] = {
    "parties": _("Party %(number)s"),
    "commitments": _("Promise %(number)s"),
    "sources": _("Source %(number)s"),
}
PROSE_LABELS: Mapping[str, Words] = {
    "story": _("The story"),
    "process": _("How it came about"),
    "tenants_role": _("The part that tenants played"),
    "what_made_it_work": _("What made it work"),
    "what_came_of_it": _("What came of it"),
}
LABELS: Mapping[str, Words] = {
    "title": _("Title"),
    "summary": _("Summary"),
    "places": _("Municipalities"),
    "region": _("Region"),
    "years": _("Years"),
    "parties": _("Parties"),
    "themes": _("Themes"),
    "traits": _("How it was made"),
    "commitments": _("Promises"),
    **PROSE_LABELS,
    "our_reading": _("Our own reading"),
    "succeeds": _("Earlier agreement"),
    "keywords": _("Words that people search with"),
    "subjects": _("Subjects"),
    "sources": _("Sources"),
    "checked_on": _("Checked on"),
}


class InRow(forms.CharField):
    """A part of a row: needed when the row is used, which the facts themselves check."""

    def validate(self, value: Any) -> None:
        """Nothing here: an empty row is no fault."""


class AnyOf(forms.MultipleChoiceField):
    """Ticks of which the facts check what may be ticked."""

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value: Any) -> bool:
        """All: the facts say it in their own words."""
        return True


@dataclass(frozen=True)
class RowOfFields:
    """One row as the page shows it: its fields by name, and whether it is new or has a fault."""

    number: int
    name: str
    says: str
    is_open: bool
    fields: Mapping[str, forms.BoundField] = field(default_factory=dict)


class ExampleForm(forms.Form):
    """All facts of an example. Checked it gives `facts` (ExampleFacts) and `replaces`, the version that was seen.

    `earlier`: slug and title of the examples that this one may succeed. `more`: the rows of which one more is asked.
    """

    use_required_attribute = False

    def __init__(self, *given: Any, earlier: Sequence[tuple[str, str]] = (), more: str = "", **options: Any) -> None:
        super().__init__(*given, **options)
        self._said: Mapping[str, Any] = self.data if self.is_bound else self.initial
        self._facts: ExampleFacts | None = None
        self._more = more
        self.fields.update(_single_fields(self._said, earlier))
        self._numbers = {name: list(self._shown(name)) for name in ROWS}
        parties = self._parties()
        for name, numbers in self._numbers.items():
            for number in numbers:
                self.fields.update(_fields_of_row(name, number, self._said, parties))
        if more in ROWS and self._numbers[more]:
            number = self._numbers[more][-EMPTY_ROWS if len(self._numbers[more]) >= EMPTY_ROWS else 0]
            first = self.fields[f"{more}-{number}-{ROWS[more][0]}"]
            first.widget.attrs["autofocus"] = True

    def _shown(self, name: str) -> Iterator[int]:
        """The rows that are filled in, and an empty one to go on with; some, when more are asked or none is there."""
        known = row_numbers(self._said, name)
        yield from known
        further = max(known, default=-1) + 1
        empty = EMPTY_ROWS if name == self._more or not known else 1
        yield from range(further, further + min(empty, MOST_ROWS[name] - len(known)))

    def _parties(self) -> list[tuple[str, str]]:
        names = ((str(number), one(self._said, f"parties-{number}-name")) for number in self._numbers["parties"])
        return [(number, name) for number, name in names if name]

    @property
    def described(self) -> ExampleFacts | None:
        """The facts that were handed in, when they are right, also when the act was refused."""
        return self._facts

    def seen_anew(self, number: int) -> None:
        """The newest version is `number`: what comes back may replace it, now that its writer has seen it."""
        given = QueryDict(mutable=True)
        given.update(self.data)
        given["replaces"] = str(number)
        self.data = given

    def clean(self) -> dict[str, Any]:
        """The facts, or each fault at its field."""
        cleaned = super().clean() or {}
        said = reading(self.data)
        values = {**said.values, "places": cleaned.get("places", ())}
        try:
            facts = ExampleFacts.model_validate(values)
        except ValidationError as error:
            self._put(said, invalid(error))
            return cleaned
        if not facts.sources:
            first = self._numbers["sources"][0]
            self.add_error(f"sources-{first}-url", _now("An example needs at least one source."))
        if self.errors:
            return cleaned
        self._facts = facts
        own = {name: cleaned[name] for name in self.base_fields if name in cleaned}
        return {**own, "facts": facts, "replaces": cleaned.get("replaces") or 0}

    def _put(self, said: Reading, refusal: Invalid) -> None:
        for error in refusal.errors:
            name = said.field_of(error.path)
            known = name if name in self.fields else None
            if known is None or known not in self.errors:
                self.add_error(known, str(error.message))

    @property
    def faults(self) -> list[tuple[str, str, str]]:
        """Anchor, label and words of each field that is not right, rows by their number, in the order of the page."""
        return [
            (bound.id_for_label or f"{bound.auto_id}_0", self._label_of(bound), " ".join(map(str, bound.errors)))
            for bound in self
            if bound.errors
        ]

    def _label_of(self, bound: forms.BoundField) -> str:
        name, _dash, rest = bound.name.partition("-")
        if name not in ROWS:
            return str(bound.label)
        place = self._numbers[name].index(int(rest.partition("-")[0])) + 1
        return f"{str(ROW_LABELS[name]) % {'number': place}}, {bound.label}"

    @property
    def parties(self) -> list[RowOfFields]:
        """The rows of parties."""
        return self._rows("parties")

    @property
    def commitments(self) -> list[RowOfFields]:
        """The rows of promises."""
        return self._rows("commitments")

    @property
    def sources(self) -> list[RowOfFields]:
        """The rows of sources."""
        return self._rows("sources")

    def _rows(self, name: str) -> list[RowOfFields]:
        return [self._row(name, number, place) for place, number in enumerate(self._numbers[name], 1)]

    def _row(self, name: str, number: int, place: int) -> RowOfFields:
        before = f"{name}-{number}-"
        bound = {key: self[f"{before}{key}"] for key in (*ROWS[name], GONE)}
        says = one(self._said, before + ROWS[name][0]) or one(self._said, f"{before}publisher")
        has_fault = any(one_bound.errors for one_bound in bound.values())
        return RowOfFields(place, name, says, not says or has_fault, bound)


def _single_fields(said: Mapping[str, Any], earlier: Sequence[tuple[str, str]]) -> dict[str, forms.Field]:
    before = one(said, "succeeds")
    slugs = [*earlier, *([(before, before)] if before and before not in dict(earlier) else [])]
    return {
        "replaces": forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=0),
        "title": _line(_("Title"), _("Short: what is special here. Not the place and the years.")),
        "summary": forms.CharField(
            label=_("Summary"),
            help_text=_("One sentence of at most 240 characters: what can others learn here?"),
            widget=forms.Textarea(attrs={"rows": 2, "maxlength": 240}),
        ),
        "places": PlacesField(
            label=_("Municipalities"), required=False, help_text=_("As they are called on 1 January 2023.")
        ),
        "region": _line(_("Region"), _("The name, when it is an agreement of a region."), required=False),
        "years_from": _year(_("First year"), required=True),
        "years_until": _year(_("Last year")),
        "themes": _ticks(_("Themes"), Theme.choices, many(said, "themes"), required=True),
        "traits": _ticks(_("How it was made"), Trait.choices, many(said, "traits")),
        "succeeds": forms.CharField(
            label=_("Earlier agreement"),
            required=False,
            widget=OneOf(choices=[NONE_CHOSEN, *slugs]),
            help_text=_("The agreement that came before this one, if it is in the library."),
        ),
        **{name: _prose(label) for name, label in PROSE_LABELS.items()},
        "our_reading": _ticks(
            _("Our own reading"),
            list(PROSE_LABELS.items()),
            many(said, "our_reading"),
            hint=_("Tick the texts in which we give our own view. The page says so beside the text."),
        ),
        "keywords": _by_line(_("Words that people search with"), _("A word or a question on each line.")),
        "subjects_3": _by_line(_("Subjects: the heart of it"), _("A subject on each line.")),
        "subjects_2": _by_line(_("Subjects: really about this")),
        "subjects_1": _by_line(_("Subjects: touches this")),
        "checked_on": _day(_("Checked on"), _("The day on which somebody read the whole page beside its sources.")),
    }


def _fields_of_row(
    name: str, number: int, said: Mapping[str, Any], parties: list[tuple[str, str]]
) -> dict[str, forms.Field]:
    before = f"{name}-{number}-"
    made: dict[str, dict[str, forms.Field]] = {
        "parties": {
            "name": InRow(label=_("Name")),
            "kind": _choice(_("Kind"), [(kind.value, kind_label(kind.value)) for kind in PARTY_KINDS]),
        },
        "commitments": {
            "text": InRow(label=_("Promise"), strip=False, widget=forms.Textarea(attrs={"rows": 2})),
            "theme": _choice(_("Theme"), Theme.choices),
            "who": _ticks(_("Who does it"), parties, many(said, f"{before}who")),
            "figure": _line(_("Figure"), required=False),
            "years_from": _year(_("Starting in")),
            "years_until": _year(_("Up to and including")),
        },
        "sources": {
            "url": InRow(label=_("Web address"), widget=forms.TextInput(attrs={"inputmode": "url"})),
            "publisher": InRow(label=_("Whose page is it?")),
            "title": _line(_("Title of the page"), required=False),
            "date": _line(_("Date"), _("2024, 2024-01 or 2024-01-31"), required=False),
            "kind": _choice(_("Kind"), SOURCE_KINDS),
            "read_on": _day(_("Read on")),
        },
    }
    gone = forms.BooleanField(label=_("Take away"), required=False)
    return {f"{before}{key}": one_field for key, one_field in {**made[name], GONE: gone}.items()}


def _line(label: Words, hint: Words = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=required)


def _prose(label: Words) -> forms.CharField:
    return forms.CharField(label=label, required=False, strip=False, widget=forms.Textarea(attrs={"rows": 8}))


def _by_line(label: Words, hint: Words = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=False, widget=forms.Textarea(attrs={"rows": 6}))


def _year(label: Words, *, required: bool = False) -> forms.CharField:
    attributes = {"inputmode": "numeric", "maxlength": 4, "size": 4, "autocomplete": "off"}
    return forms.CharField(label=label, required=required, widget=forms.TextInput(attrs=attributes))


def _day(label: Words, hint: Words = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=False, widget=forms.TextInput(attrs={"type": "date"}))


def _choice(label: Words, choices: Iterable[tuple[str, Words]]) -> forms.CharField:
    return InRow(label=label, widget=OneOf(choices=[NONE_CHOSEN, *choices]))


def _ticks(
    label: Words,
    choices: Iterable[tuple[str, Words]],
    chosen: Sequence[str],
    *,
    hint: Words = "",
    required: bool = False,
) -> AnyOf:
    """Ticks in the order of the list; when what is chosen stands in another order, that first, so that it stays so."""
    listed = list(choices)
    order = [code for code, _words in listed]
    known = [code for code in chosen if code in order]
    if known != sorted(known, key=order.index):
        listed.sort(key=lambda choice: known.index(choice[0]) if choice[0] in known else len(known))
    return AnyOf(label=label, choices=listed, required=required, help_text=hint)


class ManuscriptForm(ExampleForm):
    """The same for an example that has no address yet."""

    slug = forms.RegexField(
        label=_("Address"),
        regex=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        max_length=80,
        error_messages={"invalid": _("Use lower case letters, digits and single hyphens, such as ede-2018-2027.")},
        help_text=_("What comes after /voorbeelden/: lower case, digits and hyphens, place first, then years."),
    )
