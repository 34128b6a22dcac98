"""What people do to keep their word."""

from . import disclosing, remembering, watching
from .disclosing import disclose
from .evidence import add_evidence, repeat_evidence
from .learning import learn, record_view, thank
from .lines import agree_line, want_line
from .measures import follow_measure, measure, set_measure
from .removing import remove_said
from .reporting import report, report_many
from .responding import repeat_response, respond, respond_all, respond_many
from .rounds import close_round, move_due, open_round
from .talking import end_concern, move_concern, raise_concern, reply

__all__ = [
    "add_evidence",
    "agree_line",
    "close_round",
    "disclose",
    "disclosing",
    "end_concern",
    "follow_measure",
    "learn",
    "measure",
    "move_concern",
    "move_due",
    "open_round",
    "raise_concern",
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
    "want_line",
    "watching",
]
