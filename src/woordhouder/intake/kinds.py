"""What kind of commitment a passage is: a result, an effort, a step between the parties, an ambition or a request."""

import re

from .features import best_core
from .passages import Candidate

RESULT, EFFORT, PROCESS, AMBITION, REQUEST = "result", "effort", "process", "ambition", "request"
_REQUEST = re.compile(
    r"\bverzoek(?:t|en)?\b|\bdring(?:t|en) (?:er |erop )?.{0,40}\baan\b|\broep(?:t|en)\b.{0,60}\bop\b|\bberoep op\b|\bvra(?:agt|gen)\b.{0,60}\bom\b.{0,80}\bte\b|\bverlang(?:t|en) van\b",
    re.I,
)
_ADVICE = re.compile(r"\b(?:vraagt|vragen)\b.{0,60}\b(?:advies|zienswijze|reactie|instemming|mening)\b", re.I)
_AMBITION = re.compile(
    r"\b(?:streef|streven|streeft|nastreven|ambitie|ambiëren|beogen|beoogt|intentie|mikken|ernaar toe|toewerken naar|stuur(?:t|en) (?:erop |er op )?aan|aansturen op|wil(?:len)?\b.{0,60}\b(?:terugbrengen|bereiken|komen|groeien)|neemt zich voor|nemen zich voor|inzetten op een daling|doelstelling is)",
    re.I,
)
_EFFORT = re.compile(
    r"\b(?:spant zich|spannen (?:zich|wij ons|we ons)|inspannen|ingespannen|inspanning|zet(?:ten)? (?:zich|wij ons|we ons)\b.{0,40}\bin\b|onderzoek(?:t|en)?\b|verken\w*|"
    r"haalbaarheid\w*|ga(?:at|an)\b.{0,80}\bna\b|nagaan|bezie[nt]?\b|beziet|bekijk(?:t|en)\b|uitzoeken|zoek(?:t|en)\b.{0,40}\buit\b|inventarise\w*|naar vermogen|bevorder\w*|overweegt|overwegen|"
    r"zoek(?:t|en)\b.{0,60}\bnaar\b|probe\w*|tracht\w*|mogelijkheden\b.{0,60}\bin kaart)",
    re.I,
)
_PROCESS = re.compile(
    r"\b(?:overleg\w*|evalu\w*|tussenevaluatie|monitor\w*|rapport(?:eert|eren|age)\w*|voortgangs\w*|informe(?:ert|ren)|bespre(?:ekt|ken)|besproken|bijeen\w*|komen\b.{0,40}\bbijeen|"
    r"agende\w*|terugkoppel\w*|koppel(?:t|en)\b.{0,60}\bterug|brengt? verslag|advies\w*|advise\w*|zienswijze|leg(?:t|gen)\b.{0,120}\bvoor aan|voorgelegd|voorlegt|lever(?:t|en)\b.{0,80}\b(?:cijfers|gegevens)|"
    r"deelt? (?:gegevens|informatie)|delen\b.{0,40}\b(?:gegevens|informatie)|meld(?:t|en)\b|gemeld|stemmen? af|afstem\w*|stuurgroep|werkgroep|themata\w+|schouw\b|bod\b|jaarplan|jaarverslag|peilt|enquête|"
    r"uitnodig\w*|nodig(?:t|en)\b.{0,60}\buit\b|raadple\w*|geraadpleegd|licht\b.{0,60}\btoe\b|inbreng|verantwoording|delen mee|deelt\b.{0,50}\bmee|stelt\b.{0,60}\bop de hoogte|denkt?\b.{0,60}\bmee|consultatie|reactie op)",
    re.I,
)


def kind_of(candidate: Candidate) -> str:
    """The kind, by what the passage says and by its verb."""
    text = candidate.text
    core = best_core(candidate)
    sense = core.sense if core and core.by_party else ""
    lead_in = candidate.place.lead_in
    if not sense and lead_in and lead_in.who:
        sense = lead_in.sense
    if candidate.kind == "row":
        text = _deed_of(candidate)
    if (sense == "ask" or _REQUEST.search(text)) and not _ADVICE.search(text):
        return REQUEST
    if sense == "aim" or _AMBITION.search(text) or candidate.kind == "row" and "ambitie" in candidate.text.lower():
        return AMBITION
    if sense in ("meet", "tell"):
        return PROCESS
    effort, process = _EFFORT.search(text), _PROCESS.search(text)
    if sense == "effort" or (effort and not (process and process.start() < effort.start())):
        return EFFORT
    return PROCESS if process or "process" in candidate.place.classes[-1:] else RESULT


def _deed_of(candidate: Candidate) -> str:
    """The cells of a row that tell the deed, with the first one, which names the subject."""
    cells = candidate.block.cells
    columns = candidate.place.columns
    apart = {columns.who, columns.with_, columns.when}
    return " ".join(cell.clean for at, cell in enumerate(cells) if at not in apart)
