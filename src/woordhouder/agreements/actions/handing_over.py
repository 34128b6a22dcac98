"""What a facilitator prepares goes to a colleague when she hands over. What a seat prepares is the seat's anyway."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from woordhouder.parties.carrying import Carried, carries
from woordhouder.parties.models import Membership

from ..models import Preparation


def _open(membership: Membership) -> QuerySet[Preparation]:
    return Preparation.objects.filter(person=membership.person_id, act=None, dropped_at=None)


def _count(membership: Membership) -> int:
    return _open(membership).count()


def _hand(membership: Membership, colleague: Membership) -> None:
    _open(membership).update(person=colleague.person_id)


carries("preparations", Carried(_("preparations that this person began"), count=_count, hand=_hand, is_personal=True))
