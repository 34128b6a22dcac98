"""Two tables as they were ten days ago: an agreement from paper, and a second party that has not come yet."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from woordhouder.agreements import actions
from woordhouder.parties.actions import enrol, found, found_table, give_seat
from woordhouder.parties.actor import SYSTEM, Actor, acting_for
from woordhouder.parties.models import OrganisationKind, Partnership, Role, Seat
from woordhouder.record.clock import acting_at

YEAR = datetime.now(UTC).year
BEGAN = datetime.now(UTC) - timedelta(days=10)
SLUG, TITLE = "prestatieafspraken", f"Prestatieafspraken {YEAR}"
# The first was copied wrong; of the second a passage is nobody's business yet; the third will end.
WRONG = "Er komen ieder jaar zestien huurwoningen bij."
PASSAGE = "voor ten hoogste 4,2 miljoen euro"
SCHOOL = "De corporatie koopt de oude school"
COSTLY = f"{SCHOOL} {PASSAGE}."
ENDING = "De gemeente betaalt de helft van iedere verhuizing."


@dataclass(frozen=True)
class Table:
    """A table of a fictional place, with who acts for each of the two parties."""

    place: str

    @property
    def slug(self) -> str:
        """Its address."""
        return f"samen-{self.place.lower()}"

    @property
    def city(self) -> str:
        """Who wrote the agreement down."""
        return f"Gemeente {self.place}"

    @property
    def landlord(self) -> str:
        """Who has not come yet."""
        return f"Wonen {self.place}"

    @property
    def officer(self) -> str:
        """Who may bind the municipality, by mail address."""
        return f"wethouder@{self.place.lower()}.example"

    @property
    def director(self) -> str:
        """Who will be asked to act for the landlord."""
        return f"directeur@wonen-{self.place.lower()}.example"

    @property
    def agreement(self) -> str:
        """The address of the agreement."""
        return f"/{self.slug}/{SLUG}"


BY_DESK, BY_PHONE = Table("Wilgenoord"), Table("Beukenhoven")


def tell() -> None:
    """Let it happen, ten days ago. The places to which the landlord and the municipality belong exist nowhere."""
    with acting_at(BEGAN):
        for table in (BY_DESK, BY_PHONE):
            found(SYSTEM, kind=OrganisationKind.MUNICIPALITY, name=table.city)
            enrol(SYSTEM, email=table.officer, organisation=table.city, role=Role.BIND)
            _register(acting_for(table.officer, table.city), table)


def _register(officer: Actor, table: Table) -> None:
    first_day = date(YEAR, 1, 1)
    row = found_table(officer, name=f"Samen {table.place}", slug=table.slug, region=f"{table.place} (verzonnen)")
    kind = OrganisationKind.HOUSING_ASSOCIATION
    landlord = give_seat(officer, partnership=row.reference, kind=kind, name=table.landlord, since=first_day)
    city = Seat.objects.get(partnership=Partnership.objects.get(pk=row.pk), organisation__name=table.city)
    begun = actions.prepare(officer, partnership=row.reference, kind="registration")
    told = {"title": TITLE, "slug": SLUG, "starts": first_day, "until": date(YEAR + 3, 12, 31)}
    parties = [city.reference, landlord.reference]
    actions.set_act_facts(officer, preparation=begun.reference, facts={**told, "parties": parties})
    both = {"lead": city.reference, "contributors": [{"seat": landlord.reference}]}
    alone = {"lead": landlord.reference}
    for title, text, who in (("Nieuw", WRONG, both), ("School", COSTLY, alone), ("Verhuizen", ENDING, both)):
        facts = {"title": title, "text": text, "theme": "availability", **who}
        actions.put_promise(officer, preparation=begun.reference, facts=facts)
    actions.register(officer, preparation=begun.reference)
