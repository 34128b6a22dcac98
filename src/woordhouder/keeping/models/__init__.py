"""What keeping keeps."""

from .learning import Lesson, Thanks
from .measures import Following, Measure, MeasureValue, measure_reference, value_reference
from .report_sheets import ReportSheet, ReportSheetRow
from .reports import Evidence, Report, Response
from .rounds import Round, RoundDue, round_reference
from .spoken import SaidRemoval, Spoken
from .talking import Concern, ConcernDay, ConcernEnd, PublicLine, Reply, TalkLine, ThirdView

__all__ = [
    "Concern",
    "ConcernDay",
    "ConcernEnd",
    "Evidence",
    "Following",
    "Lesson",
    "Measure",
    "MeasureValue",
    "PublicLine",
    "Reply",
    "Report",
    "ReportSheet",
    "ReportSheetRow",
    "Response",
    "Round",
    "RoundDue",
    "SaidRemoval",
    "Spoken",
    "TalkLine",
    "Thanks",
    "ThirdView",
    "measure_reference",
    "round_reference",
    "value_reference",
]
