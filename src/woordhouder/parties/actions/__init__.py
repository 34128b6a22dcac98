"""What people and set-up do with organisations, memberships, invitations, and what is kept about themselves."""

from .erasing import erase_me
from .invitations import accept_invitation, invite, withdraw_invitation
from .members import change_role, end_membership, enrol
from .organisations import found, rename, succeed

__all__ = [
    "accept_invitation",
    "change_role",
    "end_membership",
    "enrol",
    "erase_me",
    "found",
    "invite",
    "rename",
    "succeed",
    "withdraw_invitation",
]
