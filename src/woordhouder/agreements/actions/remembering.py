"""What agreements keep about a person: said and done for an organisation, so that it stays when she erases herself."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from woordhouder.parties.about_me import Kept, keeps
from woordhouder.parties.models import Person
from woordhouder.record.models import Audit

from ..models import Confirmation, Document, Preparation, PreparedVersion, Signature

ALWAYS = _("Always; after erasing the code in it leads to nobody.")


def _signatures(person: Person) -> list[dict[str, Any]]:
    rows = Signature.objects.filter(person=person).select_related("act__agreement__partnership", "seat__organisation")
    return [
        {
            "agreement": row.act.agreement.title,
            "table": row.act.agreement.partnership.name,
            "organisation": row.seat.organisation.name,
            "answer": row.answer,
            "reason": row.reason,
            "mandate": row.mandate,
            "at": row.at.isoformat(),
        }
        for row in rows.order_by("pk")
    ]


def _confirmations(person: Person) -> list[dict[str, Any]]:
    rows = Confirmation.objects.filter(person=person)
    return [
        {
            "agreement": row.act.agreement.title,
            "table": row.act.agreement.partnership.name,
            "organisation": row.seat.organisation.name,
            "confirms": row.confirms,
            "reason": row.reason,
            "at": row.at.isoformat(),
        }
        for row in rows.select_related("act__agreement__partnership", "seat__organisation").order_by("pk")
    ]


def _preparations(person: Person) -> list[dict[str, Any]]:
    rows = Preparation.objects.filter(person=person).select_related("partnership", "agreement", "seat__organisation")
    return [
        {
            "title": row.facts.get("title") or (row.agreement.title if row.agreement else ""),
            "table": row.partnership.name,
            "organisation": row.seat.organisation.name,
            "kind": row.kind,
            "made_at": row.made_at.isoformat(),
        }
        for row in rows.order_by("pk")
    ]


def _promises(person: Person) -> list[dict[str, Any]]:
    rows = PreparedVersion.objects.filter(person=person).select_related("prepared__preparation__partnership")
    return [
        {
            "title": (row.facts or {}).get("title", ""),
            "text": (row.facts or {}).get("text", ""),
            "table": row.prepared.preparation.partnership.name,
            "saved_at": row.at.isoformat(),
        }
        for row in rows.order_by("pk")
    ]


def _documents(person: Person) -> list[dict[str, Any]]:
    """A document is its organisation's; that she handed it in stands in the private audit row alone."""
    made = Audit.objects.filter(action="agreements.attach_document", by__startswith=f"{person.reference} for ")
    keys = [int(row.partition(":")[2]) for row in made.values_list("made", flat=True)]
    rows = Document.objects.filter(pk__in=keys).select_related("partnership", "by")
    return [
        {
            "name": row.name,
            "table": row.partnership.name,
            "organisation": row.by.name,
            "at": row.uploaded_at.isoformat(),
        }
        for row in rows.order_by("pk")
    ]


def _stays(_person: Person) -> None:
    """What she did for an organisation stays, under a code that leads to nobody."""


keeps(
    "signatures",
    Kept(
        what=_("What you signed for an organisation, or said that it does not sign"),
        why=_("So that a party can show who answered for it, on what mandate."),
        how_long=ALWAYS,
        tell=_signatures,
        erase=_stays,
    ),
)
keeps(
    "confirmations",
    Kept(
        what=_("What you confirmed for an organisation, or objected to"),
        why=_("So that a party can show who answered for it."),
        how_long=ALWAYS,
        tell=_confirmations,
        erase=_stays,
    ),
)
keeps(
    "preparations",
    Kept(
        what=_("Agreements and changes that you began to prepare"),
        why=_("So that you can go on with them, and hand them over to a colleague."),
        how_long=ALWAYS,
        tell=_preparations,
        erase=_stays,
    ),
)
keeps(
    "prepared_promises",
    Kept(
        what=_("Promises that you wrote down while preparing, in every version"),
        why=_("So that no words are lost when two people write at once."),
        how_long=ALWAYS,
        tell=_promises,
        erase=_stays,
    ),
)
keeps(
    "documents",
    Kept(
        what=_("Documents that you handed in for an organisation"),
        why=_("So that everybody can compare the text with what was signed."),
        how_long=_("As long as the text beside which it stands; after erasing the code of who did it leads to nobody."),
        tell=_documents,
        erase=_stays,
    ),
)
