"""What people do in the library."""

from .describe import describe, load
from .interviews import end_interview, invite_speaker, send_link_again, take_over_interview
from .manuscripts import answer_check, ask_checks, write_manuscript
from .nominate import close_nomination, nominate, open_again, take_up
from .publish import publish, remove_testimony, take_back_testimony
from .remove import remove_from_example, remove_from_page
from .words import approve_words, decline_interview, forget_speaker, withdraw_approval, write_words
from .write import load_page, write_page
from .yearly import answer_still_right, ask_all_due, ask_still_right, confirm_still_right

__all__ = [
    "answer_check",
    "answer_still_right",
    "approve_words",
    "ask_all_due",
    "ask_checks",
    "ask_still_right",
    "close_nomination",
    "confirm_still_right",
    "decline_interview",
    "describe",
    "end_interview",
    "forget_speaker",
    "invite_speaker",
    "load",
    "load_page",
    "nominate",
    "open_again",
    "publish",
    "remove_from_example",
    "remove_from_page",
    "remove_testimony",
    "send_link_again",
    "take_back_testimony",
    "take_over_interview",
    "take_up",
    "withdraw_approval",
    "write_manuscript",
    "write_page",
    "write_words",
]
