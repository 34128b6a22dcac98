"""The parties whose words are asked for an example in the making, and how far each of them is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import OrganisationKind, PersonalLink
from woordhouder.record.policy import allowed

from ..models import Interview
from ..policy import INTERVIEW, SPEAKING
from ..stages import PartyFacts
from .progress import Making


@dataclass(frozen=True)
class PartyLine:
    """One party whose words are asked, and how far it is. From `reference` on only for editors ("" and None)."""

    party: str
    kind: str
    kind_label: str
    role: str
    state: object
    is_out: bool
    is_awaited: bool
    speaks: bool
    has_objected: bool
    invited_at: datetime
    reference: str = ""
    email: str = ""
    link_until: datetime | None = None
    because: str = ""
    remark: str = ""
    is_mine: bool = False
    can_manage: bool = False
    can_take_over: bool = False
    can_forget: bool = False
    forgotten_at: datetime | None = None
    forgotten_because: str = ""


def party_lines(made: Making) -> list[PartyLine]:
    """The parties by name and how far each is, without what only editors see. No query."""
    return [_party_line(row, facts) for row, facts in zip(made.interviews, made.facts.parties, strict=True)]


def _party_line(row: Interview, facts: PartyFacts, **more: Any) -> PartyLine:
    return PartyLine(
        party=row.party,
        kind=row.kind,
        kind_label=str(OrganisationKind(row.kind).label),
        role=row.role,
        state=_state(row, facts),
        is_out=facts.is_out,
        is_awaited=facts.is_awaited,
        speaks=facts.speaks,
        has_objected=facts.speaks and facts.has_objected,
        invited_at=row.invited_at,
        **more,
    )


def _state(row: Interview, facts: PartyFacts) -> str:
    """How far one party is, in words; the first that holds."""
    states = (
        (row.declined_at is not None, _("does not take part")),
        (row.ended_at is not None, _("is asked no longer")),
        (not facts.has_approved and not facts.has_way_in, _("did not answer; the link expired")),
        (not facts.has_approved and not facts.has_words, _("was asked to tell")),
        (not facts.has_approved, _("there are words, not approved yet")),
        (facts.has_objected, _("finds something not right in the whole")),
        (facts.is_asked and facts.has_agreed, _("agrees with the whole")),
        (facts.is_asked and facts.has_lapsed, _("did not object to the whole")),
        (facts.is_asked, _("was asked to check the whole")),
    )
    return next((text for holds, text in states if holds), _("approved its words"))


def editors_lines(actor: Actor, made: Making) -> list[PartyLine]:
    """The same with what editors need: the address, the link, what was answered. 3 queries."""
    own = Interview.objects.filter(nomination=made.nomination)
    alone = set(allowed(actor, "take_over", INTERVIEW, own).values_list("pk", flat=True))
    over = set(allowed(actor, "forget", INTERVIEW, own.exclude(email="")).values_list("pk", flat=True))
    links = PersonalLink.objects.filter(
        about__in=[row.reference for row in made.interviews], task=SPEAKING, withdrawn_at=None
    )
    until = dict(links.order_by("expires_at").values_list("about", "expires_at"))
    return [
        _party_line(
            row,
            facts,
            reference=row.reference,
            email=row.email,
            link_until=until.get(row.reference),
            because=row.declined_because,
            remark=made.checks[row.pk].remark if row.pk in made.checks else "",
            is_mine=row.editor.reference == actor.person,
            can_manage=not facts.is_out and not made.nomination.closed_at,
            can_take_over=row.pk in alone,
            can_forget=row.pk in over,
            forgotten_at=row.forgotten_at,
            forgotten_because=row.forgotten_because,
        )
        for row, facts in zip(made.interviews, made.facts.parties, strict=True)
    ]
