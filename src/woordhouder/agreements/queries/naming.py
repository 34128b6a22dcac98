"""References of seats and of what an act made, for lines of a replay. Each 1 query; raises NotFound."""

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from woordhouder.parties.models import Seat
from woordhouder.record.refusals import NotFound

from ..models import Agreement, Commitment, Wording


def seat_of(organisation: str, partnership: str) -> str:
    """The seat of an organisation at a table."""
    return _only(Seat.objects.filter(organisation__reference=organisation, partnership__reference=partnership))


def agreement_of(act: str) -> str:
    """The agreement of an act."""
    return _only(Agreement.objects.filter(acts__reference=act))


def commitment_of(number: str, act: str) -> str:
    """The commitment at a number of the agreement of an act."""
    return _only(Commitment.objects.filter(agreement__acts__reference=act, number=int(number)))


def wording_of(number: str, act: str) -> str:
    """What an act took in for the commitment at a number."""
    return _only(Wording.objects.filter(taken_in_by__act__reference=act, commitment__number=int(number)))


def _only(rows: QuerySet[Model, Model]) -> str:
    reference: str | None = rows.values_list("reference", flat=True).first()
    if reference is None:
        raise NotFound(_("There is no such thing."))
    return reference
