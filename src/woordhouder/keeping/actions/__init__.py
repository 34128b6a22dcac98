"""What people do to keep their word."""

from . import disclosing, remembering, watching
from .disclosing import disclose
from .evidence import add_evidence, repeat_evidence
from .filing import ask_to_file, note_filed
from .learning import learn, record_view, thank
from .lines import agree_line, want_line
from .linking import add_links
from .measures import follow_measure, measure, set_measure
from .removing import remove_said
from .report_sheets import (
    leave_out_report_row,
    map_report_sheet,
    mend_report_row,
    note_report_check,
    put_back_report_sheet,
    read_report_sheet,
    undo_report_sheet,
)
from .reporting import report, report_many
from .responding import repeat_response, respond, respond_all, respond_many
from .rounds import close_round, move_due, open_round
from .talking import end_concern, move_concern, raise_concern, reply

__all__ = [
    "add_evidence",
    "add_links",
    "agree_line",
    "ask_to_file",
    "close_round",
    "disclose",
    "disclosing",
    "end_concern",
    "follow_measure",
    "learn",
    "leave_out_report_row",
    "map_report_sheet",
    "measure",
    "mend_report_row",
    "move_concern",
    "move_due",
    "note_filed",
    "note_report_check",
    "open_round",
    "put_back_report_sheet",
    "raise_concern",
    "read_report_sheet",
    "record_view",
    "remembering",
    "remove_said",
    "repeat_evidence",
    "repeat_response",
    "reply",
    "report",
    "report_many",
    "respond",
    "respond_all",
    "respond_many",
    "set_measure",
    "thank",
    "undo_report_sheet",
    "want_line",
    "watching",
]
