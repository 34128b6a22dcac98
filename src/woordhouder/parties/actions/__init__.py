"""What people and set-up do with organisations, memberships, invitations, tables and seats, and their own data."""

from .erasing import erase_me
from .facilitating import end_facilitation, facilitate
from .founding import confirm_organisation, found_by_mail, found_itself
from .handing_over import hand_over
from .invitations import accept_invitation, invite, withdraw_invitation
from .members import change_role, end_membership, enrol
from .organisations import found, rename, succeed
from .seats import invite_to_seat, leave_table, set_terms
from .tables import claim_seat, found_table, give_seat

__all__ = [
    "accept_invitation",
    "change_role",
    "claim_seat",
    "confirm_organisation",
    "end_facilitation",
    "end_membership",
    "enrol",
    "erase_me",
    "facilitate",
    "found",
    "found_by_mail",
    "found_itself",
    "found_table",
    "give_seat",
    "hand_over",
    "invite",
    "invite_to_seat",
    "leave_table",
    "rename",
    "set_terms",
    "succeed",
    "withdraw_invitation",
]
