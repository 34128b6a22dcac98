"""What people do in the library."""

from . import remembering
from .asking import answer_question, ask_peer, confirm_question, decline_question, forget_old_questions, forget_question
from .checking import check_sources, note_source_checks
from .conversations import drop_conversation, keep_conversation
from .describe import describe, load
from .interviews import end_interview, invite_speaker, send_link_again, take_over_interview
from .manuscripts import answer_check, ask_checks, write_manuscript
from .nominate import close_nomination, nominate, open_again, take_up
from .publish import publish, remove_testimony, take_back_testimony
from .remove import remove_from_example, remove_from_page
from .reporting import answer_report, forget_old_reporters, forget_reporter, report_mistake
from .words import approve_words, decline_interview, forget_speaker, withdraw_approval, write_words
from .write import load_page, write_page
from .yearly import answer_still_right, ask_all_due, ask_still_right, confirm_still_right

__all__ = [
    "answer_check",
    "answer_question",
    "answer_report",
    "answer_still_right",
    "approve_words",
    "ask_all_due",
    "ask_checks",
    "ask_peer",
    "ask_still_right",
    "check_sources",
    "close_nomination",
    "confirm_question",
    "confirm_still_right",
    "decline_interview",
    "decline_question",
    "describe",
    "drop_conversation",
    "end_interview",
    "forget_old_questions",
    "forget_old_reporters",
    "forget_question",
    "forget_reporter",
    "forget_speaker",
    "invite_speaker",
    "keep_conversation",
    "load",
    "load_page",
    "nominate",
    "note_source_checks",
    "open_again",
    "publish",
    "remembering",
    "remove_from_example",
    "remove_from_page",
    "remove_testimony",
    "report_mistake",
    "send_link_again",
    "take_back_testimony",
    "take_over_interview",
    "take_up",
    "withdraw_approval",
    "write_manuscript",
    "write_page",
    "write_words",
]
