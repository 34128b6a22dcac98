"""What kind of commitment a passage is: a result, an effort, a step between the parties, an ambition or a request."""

from .features import best_core
from .passages import Candidate
from .words import pattern

RESULT, EFFORT, PROCESS, AMBITION, REQUEST = "result", "effort", "process", "ambition", "request"


def kind_of(candidate: Candidate) -> str:
    """The kind, by what the passage says and by its verb."""
    text = candidate.text.lower()
    core = best_core(candidate)
    sense = core.sense if core and core.by_party else ""
    lead_in = candidate.place.lead_in
    if not sense and lead_in and lead_in.who:
        sense = lead_in.sense
    if candidate.kind == "row":
        text = _deed_of(candidate).lower()
    if (sense == "ask" or pattern("request").search(text)) and not pattern("advice").search(text):
        return REQUEST
    if (
        sense == "aim"
        or pattern("ambition").search(text)
        or (candidate.kind == "row" and "ambitie" in candidate.text.lower())
    ):
        return AMBITION
    if sense in ("meet", "tell"):
        return PROCESS
    effort, process = pattern("effort").search(text), pattern("process").search(text)
    if sense == "effort" or (effort and not (process and process.start() < effort.start())):
        return EFFORT
    return PROCESS if process or "process" in candidate.place.classes[-1:] else RESULT


def _deed_of(candidate: Candidate) -> str:
    """The cells of a row that tell the deed, with the first one, which names the subject."""
    cells = candidate.block.cells
    columns = candidate.place.columns
    apart = {columns.who, columns.with_, columns.when}
    return " ".join(cell.clean for at, cell in enumerate(cells) if at not in apart)
