"""What people do to keep their word."""

from . import disclosing, remembering
from .disclosing import disclose
from .evidence import add_evidence, repeat_evidence
from .learning import learn, record_view, thank
from .measures import follow_measure, measure, set_measure
from .reporting import report, report_many
from .responding import repeat_response, respond, respond_all, respond_many
from .rounds import close_round, move_due, open_round
from .talking import end_concern, move_concern, raise_concern, reply

__all__ = [
    "add_evidence",
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
]
