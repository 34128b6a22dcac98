"""What people do with a paper that was handed in, until what they accept stands in the list."""

from .. import policy  # noqa: F401 - lists its rows
from . import remembering
from .adding import add_passage
from .cutting import join_with_next, split_passage
from .deciding import accept_passage, accept_passages, change_passage, reconsider_passage, reject_passage
from .handing_in import drop_paper, hand_in_paper, paste_paper, read_again
from .matching import match_passage
from .noting import note_reading, note_unreadable
from .seating import seat_parties
from .stepping import undo_step
from .taking_in import take_in_paper, undo_paper

__all__ = [
    "accept_passage",
    "accept_passages",
    "add_passage",
    "change_passage",
    "drop_paper",
    "hand_in_paper",
    "join_with_next",
    "match_passage",
    "note_reading",
    "note_unreadable",
    "paste_paper",
    "read_again",
    "reconsider_passage",
    "reject_passage",
    "remembering",
    "seat_parties",
    "split_passage",
    "take_in_paper",
    "undo_paper",
    "undo_step",
]
