"""Made-up content for the page of components. None of these places, parties or figures exists."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django import forms

from .parts import Part


@dataclass(frozen=True)
class SampleSource:
    """A source as the library knows it."""

    url: str
    publisher: str
    title: str
    date: str
    kind: str
    read_on: datetime.date | None = None


@dataclass(frozen=True)
class SampleChoice:
    """A choice of a filter."""

    value: str
    label: str
    count: int
    is_chosen: bool = False


@dataclass(frozen=True)
class SampleMoment:
    """A moment of the year."""

    when: str
    title: str
    text: str = ""
    address: str = ""
    certainty: str = ""
    is_past: bool = False


@dataclass(frozen=True)
class SampleItem:
    """Something that waits for somebody."""

    title: str
    text: str
    minutes: int
    address: str
    since: datetime.date


@dataclass(frozen=True)
class SamplePath:
    """A figure that was promised per year."""

    name: str
    unit: str
    form: str
    targets: Mapping[int, Decimal]
    direction: str = "at_least"
    baseline: Decimal | None = None
    baseline_year: int | None = None


class SampleForm(forms.Form):
    """One field of every kind."""

    name = forms.CharField(label="Naam van de organisatie", help_text="Zoals die in de statuten staat.")
    email = forms.EmailField(label="E-mailadres", required=False)
    story = forms.CharField(label="Wat wilt u vertellen?", widget=forms.Textarea)
    kind = forms.ChoiceField(label="Soort", choices=[("huurders", "Huurders"), ("gemeente", "Gemeente")])
    answer = forms.ChoiceField(
        label="Herkent u dit?",
        widget=forms.RadioSelect,
        choices=[("ja", "Ja"), ("nee", "Nee"), ("weet-niet", "Weet ik niet")],
        help_text="“Weet ik niet” is ook een antwoord.",
    )
    themes = forms.MultipleChoiceField(
        label="Waarover gaat het?",
        widget=forms.CheckboxSelectMultiple,
        choices=[("betaalbaarheid", "Betaalbaarheid"), ("leefbaarheid", "Leefbaarheid")],
        required=False,
    )
    agreed = forms.BooleanField(label="Ik heb dit met het bestuur besproken", required=False)


STORY = """In Voorbeeldstad zaten drie partijen al jaren aan dezelfde tafel, maar nooit tegelijk.

Toen zeiden de huurders: eerst samen lopen, dan pas schrijven. Zo ontstonden drie wandelingen:
- langs de flats aan de Verzonnenlaan
- door de nieuwe wijk, waar nog niets stond
- langs de winkels die dicht waren

Wat ze zagen, werd de agenda. <b>Opmaak blijft gewone tekst.</b>"""

SOURCES = [
    SampleSource(
        "https://voorbeeld.example/afspraken.pdf",
        "Gemeente Voorbeeldstad",
        "Prestatieafspraken 2026-2029",
        "12 december 2025",
        "issuer",
        datetime.date(2026, 3, 1),
    ),
    SampleSource("https://krant.example/bericht", "De Verzonnen Krant", "Huurders tekenen mee", "", "news"),
    SampleSource("", "Archief Voorbeeldstad", "Verslag van de startbijeenkomst", "2025", "copy"),
]
THEMES = [
    SampleChoice("affordability", "Betaalbaarheid", 1204, is_chosen=True),
    SampleChoice("sustainability", "Duurzaamheid", 18),
    SampleChoice("housing_care", "Wonen met zorg en ondersteuning voor ouderen", 0),
]
MOMENTS = [
    SampleMoment("Januari", "Samen terugkijken", "Wat is gelukt? Wat leerden we?", is_past=True),
    SampleMoment("Vóór 1 juli", "Het bod van de corporatie", "De corporatie laat zien wat zij wil doen.", "/gids"),
    SampleMoment("December", "Tekenen", certainty="Nog niet door ons nagekeken. Geen juridisch advies."),
]
WAITING = [
    SampleItem(
        "Woorden om te lezen",
        "Huurders van Voorbeeldstad schreven iets voor “Eerst samen lopen”.",
        5,
        "/in-de-maak",
        datetime.date(2026, 2, 3),
    ),
    SampleItem("Een uitnodiging", "", 1, "/mijn", datetime.date(2026, 3, 1)),
]


@dataclass(frozen=True)
class SampleCard:
    """An example in a list."""

    title: str
    place: str = ""
    years: str = ""
    summary: str = ""
    note: str = ""
    themes: list[str] = field(default_factory=list)


CARDS = [
    SampleCard(
        "Eerst samen lopen, dan pas schrijven",
        "Voorbeeldstad",
        "2026-2029",
        "Drie partijen liepen drie wandelingen. Wat ze zagen, werd de agenda van hun afspraken.",
        "Een van de 17 pareltjes",
        ["Leefbaarheid", "Samenwerking"],
    ),
    SampleCard(
        "De huur een jaar lang niet omhoog",
        "Verzonnendam",
        "2025",
        "Huurders en corporatie spraken af om de huur te bevriezen, en wat daarvoor later kwam.",
        themes=["Betaalbaarheid"],
    ),
    SampleCard("Een voorbeeld waarvan alleen de naam bekend is"),
]


PATHS = [
    SamplePath("Nieuwe woningen", "woningen", "cumulative", {2026: Decimal(40), 2027: Decimal(60), 2028: Decimal(50)}),
    SamplePath(
        "Woningen met vocht", "%", "level", {2026: Decimal(9), 2028: Decimal("4.5")}, "at_most", Decimal(12), 2024
    ),
    SamplePath("Huisbezoeken", "bezoeken", "per_year", {year: Decimal(1200) for year in range(2026, 2036)}),
]


def components() -> dict[str, object]:
    """The context of the page: one empty form, one that came back with errors, and the rest."""
    return {
        "story": STORY,
        "sources": SOURCES,
        "choices": THEMES,
        "moments": MOMENTS,
        "waiting": WAITING,
        "cards": CARDS,
        "paths": PATHS,
        "tags": [Part("Betaalbaarheid", "/themas/betaalbaarheid", 12), Part("Leefbaarheid", "/themas/leefbaarheid")],
        "plain_tags": ["Huurdersorganisatie", "Gemeente"],
        "rows": [("Plaats", "Voorbeeldstad"), ("Jaren", "2026-2029"), ("Nagekeken op", None)],
        "passage": [("Wij ", False), ("bevriezen", True), (" de ", False), ("huur", True), (" tot 2027.", False)],
        "markup": "<i>Opmaak</i> blijft gewone tekst.",
        "checked": datetime.date(2026, 3, 1),
        "form": SampleForm(auto_id="leeg-%s"),
        "refused": SampleForm({"email": "geen adres"}, auto_id="fout-%s"),
    }
