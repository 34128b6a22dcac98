"""The facts of an act in preparation, as a form: what it is called, from when it holds, who was party."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from woordhouder.record.typed import invalid

from ..addresses import may_be_an_address
from ..models import ActKind, AgreementKind
from ..preparing_facts import ActFacts
from .fields import Day, Words, choose, line, long_text, ticks
from .parts import PartsForm

OF_AGREEMENT = ("title", "slug", "kind", "parent", "follows", "starts", "until")
ELSEWHERE = ("url", "publisher", "title", "seen_on")


@dataclass(frozen=True)
class ActChoices:
    """What the form offers: pairs of a reference and a name."""

    parties: Sequence[tuple[str, str]] = ()
    agreements: Sequence[tuple[str, str]] = ()
    frameworks: Sequence[tuple[str, str]] = ()


class ActForm(PartsForm):
    """The facts of an act. `act_kind` and `makes_agreement` tell which are asked."""

    def __init__(self, *given: Any, act_kind: str, makes_agreement: bool, choices: ActChoices, **options: Any) -> None:
        super().__init__(*given, **options)
        self._facts: ActFacts | None = None
        self._makes_agreement = makes_agreement
        self._kept: dict[str, Any] = {}
        if makes_agreement:
            self.fields.update(_of_agreement(choices))
        self.fields.update(_of_act(act_kind, choices))

    @property
    def groups(self) -> dict[str, list[forms.BoundField]]:
        """The fields by the part of the page in which they stand."""
        parts: dict[str, list[forms.BoundField]] = {"agreement": [], "where": [], "act": [], "elsewhere": []}
        for bound in self:
            if bound.name in ("slug", "follows"):
                parts["where"].append(bound)
            elif bound.name.startswith("elsewhere_"):
                parts["elsewhere"].append(bound)
            elif not bound.is_hidden:
                parts["agreement" if bound.name in OF_AGREEMENT else "act"].append(bound)
        return parts

    def keep(self, facts: ActFacts) -> None:
        """What the form does not ask stays as it was."""
        self._kept = facts.model_dump(mode="json", exclude_defaults=True)

    def clean(self) -> dict[str, Any]:
        """The facts, or each fault at its field."""
        cleaned = super().clean() or {}
        values = {**self._kept, **_told(cleaned, self.fields)}
        if self._makes_agreement and not values.get("slug") and values.get("title"):
            values["slug"] = _address_of(values["title"], values.get("starts"))
        try:
            self._facts = ActFacts.model_validate({name: value for name, value in values.items() if value is not None})
        except ValidationError as error:
            for fault in invalid(error).errors:
                name = self.field_of(fault.path)
                self.add_error(name or None, str(fault.message))
        return cleaned

    def field_of(self, path: str) -> str:
        """The field where a fault at this path of the facts belongs."""
        first, *rest = path.removeprefix("facts.").split(".")
        if first == "elsewhere":
            return f"elsewhere_{rest[0] if rest and rest[0] in ELSEWHERE else 'url'}"
        return first if first in self.fields else ""

    @property
    def given(self) -> dict[str, Any]:
        """The facts as the actions take them."""
        return {"facts": self._facts}


class FactsForm(ActForm):
    """The same, for who changes what is known already. `replaces`: the mark of what was seen."""

    replaces = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `set_act_facts`."""
        return {**super().given, "replaces": self.cleaned_data["replaces"]}


class BeginForm(ActForm):
    """The same, for who begins: first what it is that she has."""

    def __init__(self, *given: Any, seats: Sequence[tuple[str, str]] = (), **options: Any) -> None:
        super().__init__(*given, **options)
        if seats:
            self.fields["seat"] = choose(_("For which party do you prepare this?"), seats)

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `prepare`."""
        seat = {"seat": self.cleaned_data["seat"]} if self.cleaned_data.get("seat") else {}
        return {**super().given, **seat}


def _address_of(title: str, starts: date | None) -> str | None:
    """An address made of the title; with the year behind it where a page of the table stands at that address."""
    slug = slugify(title)[:75].strip("-")
    if not slug:
        return None
    return slug if may_be_an_address(slug) or not starts else f"{slug}-{starts.year}"


def _told(cleaned: dict[str, Any], fields: dict[str, forms.Field]) -> dict[str, Any]:
    values = {name: cleaned.get(name) or None for name in fields if name in ActFacts.model_fields}
    if "elsewhere_url" in fields:
        told = {name: cleaned.get(f"elsewhere_{name}") or "" for name in ELSEWHERE}
        has_place = any(told[name] for name in ("url", "publisher", "title"))
        values["elsewhere"] = {name: value for name, value in told.items() if value} if has_place else None
    return values


def initial_of(facts: ActFacts, today: date) -> dict[str, Any]:
    """The fields as the facts stand."""
    told = facts.model_dump()
    elsewhere = told.pop("elsewhere") or {"seen_on": today}
    return {
        **{name: value for name, value in told.items() if value not in (None, "")},
        **{f"elsewhere_{name}": value for name, value in elsewhere.items()},
    }


def _of_agreement(choices: ActChoices) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {
        "title": line(_("What is the agreement called?"), _("As it stands above the text, with its years.")),
        "starts": Day(label=_("First day"), help_text=_("The first day of its term.")),
        "until": Day(label=_("Last day"), required=False, help_text=_("Leave it empty when no last day was agreed.")),
        "slug": line(
            _("Address"),
            _("What comes after the address of the table. Leave it empty: then we make it of the title."),
            required=False,
        ),
    }
    kinds = list(AgreementKind.choices)
    if choices.frameworks:
        fields["kind"] = choose(_("What kind of agreement is it?"), kinds)
        fields["parent"] = choose(_("Part of which framework?"), choices.frameworks, required=False)
    else:
        fields["kind"] = choose(_("What kind of agreement is it?"), [one for one in kinds if one[0] != "tranche"])
    if choices.agreements:
        fields["follows"] = choose(_("Which agreement came before it?"), choices.agreements, required=False)
    return fields


def _of_act(kind: str, choices: ActChoices) -> dict[str, forms.Field]:
    why: Words = _("Why?")
    fields: dict[str, forms.Field] = {}
    if kind == ActKind.REGISTRATION:
        fields["signed_on"] = Day(label=_("Day of signing"), required=False)
    if kind != ActKind.CORRECTION:
        fields["effective_from"] = Day(
            label=_("In force from"), required=False, help_text=_("Leave it empty when that is the first day.")
        )
    if kind == ActKind.REGISTRATION:
        fields["parties"] = ticks(
            _("Which parties signed?"),
            choices.parties,
            hint=_("Each of them is shown as “not confirmed yet” until it confirms the text itself."),
            required=True,
        )
    if kind in (ActKind.AMENDMENT, ActKind.CORRECTION, ActKind.WITHDRAWAL):
        hint = _("A few sentences. Everybody who may read the text reads this too.")
        fields["why"] = long_text(why, hint, rows=3, required=False)
    if kind in (ActKind.REGISTRATION, ActKind.CORRECTION):
        fields |= {
            "elsewhere_url": line(_("Web address"), required=False, inputmode="url"),
            "elsewhere_publisher": line(_("Whose page is it?"), required=False),
            "elsewhere_title": line(_("Title of the page"), required=False),
            "elsewhere_seen_on": Day(label=_("When did you see it there?"), required=False),
        }
    return fields


class ChangeForm(PartsForm):
    """What is asked of who begins a change: of a correction which act, of a facilitator for which party."""

    def __init__(
        self,
        *given: Any,
        kind: str,
        acts: Sequence[tuple[str, str]],
        seats: Sequence[tuple[str, str]],
        **options: Any,
    ) -> None:
        super().__init__(*given, **options)
        if kind == ActKind.CORRECTION:
            self.fields["corrects"] = choose(_("Which registration or act has the mistake?"), acts)
        if seats:
            self.fields["seat"] = choose(_("For which party do you prepare this?"), seats)

    @property
    def given(self) -> dict[str, Any]:
        """The arguments of the action `prepare`."""
        cleaned = self.cleaned_data
        facts = {"facts": ActFacts(corrects=cleaned["corrects"])} if "corrects" in cleaned else {}
        return {**facts, **({"seat": cleaned["seat"]} if cleaned.get("seat") else {})}
