"""What speaks for and against a passage being a commitment, as names that weigh (weights.json)."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from woordhouder.papers.documents.blocks import BlockKind

from .columns import is_figure
from .cues import cues, is_quoted, years_in
from .grammar import Core
from .naming import THEY, WE, Names
from .outcomes import counts_something, is_agreed, outcomes
from .passages import Candidate
from .subjects import NO_SUBJECT
from .tags import tag_of
from .verbs import PARTICIPLE, PLURAL, forms
from .words import pattern, small

_ORDER = {
    "vow": 0,
    "ask": 1,
    "aim": 2,
    "effort": 3,
    "deed": 4,
    "meet": 5,
    "tell": 6,
    "unknown": 7,
    "mind": 8,
    "state": 9,
}
_DEED_NOUNS = frozenset(
    [
        "bouw",
        "nieuwbouw",
        "sloop",
        "verkoop",
        "aankoop",
        "onderzoek",
        "start",
        "inzet",
        "proef",
        "pilot",
        "aanleg",
        "aanpak",
        "onderhoud",
        "herstel",
        "renovatie",
        "invoering",
        "plan",
        "inrichting",
        "inloop",
        "overleg",
        "toewijzing",
        "evaluatie",
        "analyse",
        "monitor",
        "subsidie",
        "bijdrage",
        "inventarisatie",
        "haalbaarheidsonderzoek",
    ]
)
_ELSEWHERE = frozenset(["now", "past", "intro", "law", "closing", "terms", "recital", "value", "not_agreed"])
_AHEAD = frozenset(["latest", "within", "recurs"])
_NAMED_LABELS = ("afspraak", "actie", "maatregel", "prestatie")
_PRESENT = ("present", "will", "let", "stay", "must", "want", "can", "may", "passive")


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for the whole paper: who is named, and the first year of its term (0 when not said)."""

    names: Names
    since: int


def best_core(candidate: Candidate) -> Core | None:
    """The core that says most: done by a party, now, in a main clause, a promise before a state."""
    cores = candidate.parsed.cores
    if len(cores) < 2:
        return cores[0] if cores else None
    return min(cores, key=lambda core: _rank(core, candidate))


def _rank(core: Core, candidate: Candidate) -> tuple[bool, bool, bool, int, int]:
    bridged = core.is_sub and candidate.parsed.tokens.lows[core.start] in small("bridge")
    return (
        core.is_sub and not bridged,
        not core.by_party,
        core.mood not in _PRESENT,
        _ORDER.get(core.sense, 9),
        core.at,
    )


def features(candidate: Candidate, setting: Setting) -> frozenset[str]:
    """The names of all that speaks for or against `candidate`."""
    if candidate.kind == "heading":  # its words say what stands below it
        return frozenset(["kind:heading"])
    years = years_in(candidate.text)
    said = _row(candidate, setting) if candidate.kind == "row" else _said(candidate, setting, years)
    return frozenset((*_standing(candidate, setting), *said, *_timed(years, setting)))


def _standing(candidate: Candidate, setting: Setting) -> Iterator[str]:
    """Where it stands: headings, lead-in, label, order."""
    yield from _headed(candidate, setting)
    if candidate.kind == "row":
        yield "kind:row"
        return
    if candidate.place.fields:
        yield "card:later" if candidate.number else "card:first"
    if candidate.block.kind is BlockKind.ITEM:
        yield from _listed(candidate)
    elif candidate.of > 1:
        yield "paragraph:later" if candidate.number else "paragraph:first"
    if candidate.part:
        yield "is_part"
    if tag := tag_of(candidate, setting.names):
        yield f"tag:{'ahead' if tag.is_ahead else 'behind'}"


def _headed(candidate: Candidate, setting: Setting) -> Iterator[str]:
    """What the nearest heading says that tells anything of what stands below it."""
    classes = candidate.place.classes
    told = next((name for name in reversed(classes) if name), "")
    years = years_in(candidate.place.heading)
    if years and setting.since and max(years) < setting.since:
        told = "past"
    yield f"heading:{told or 'plain'}"
    if told != "annex" and "annex" in classes:
        yield "chapter:annex"


def _listed(candidate: Candidate) -> Iterator[str]:
    """An item: its label, the lead-in above it."""
    if candidate.block.label.lower().startswith(_NAMED_LABELS):
        yield "label:named"
    if candidate.place.is_detail:
        yield "is_detail"
    elif lead_in := candidate.place.lead_in:
        yield f"list:{lead_in.tone or 'plain'}"
        if lead_in.who:
            yield "list:party"
        if candidate.number:
            yield "list:later"
    elif candidate.number:
        yield "item:later"


def _said(candidate: Candidate, setting: Setting, years: Sequence[int]) -> Iterator[str]:
    text = candidate.text
    said = cues(text)
    # "Over parkeren spreken wij niets af": the same words promise nothing here.
    yield from (f"cue:{name}" for name in said if name != "vows" or "agreed_not" not in said)
    if text.rstrip().endswith("?"):
        yield "question"
    if text.rstrip().endswith(":"):
        yield "opens_list"
    if len(text) < 45 and candidate.kind != "item" and not candidate.part:
        yield "short"
    if len(text) > 260:
        yield "long"
    core = best_core(candidate)
    heading = next((name for name in reversed(candidate.place.classes) if name), "")
    yield from outcomes(candidate, core, setting.since, said, is_elsewhere=heading in _ELSEWHERE)
    if core is None or _is_listed_infinitive(core, candidate):
        if is_quoted(candidate.parsed.text, 3):
            yield "quoted"
        yield from _nominal(candidate)
        return
    if is_quoted(candidate.parsed.text, candidate.parsed.tokens.starts[core.at]):
        yield "quoted"
    if is_agreed(candidate):
        yield "agreed_that"
    else:
        yield from _of_core(core, candidate)
    if heading == "goals" and not core.is_sub and (core.mood in ("want", "must") or core.sense == "aim"):
        yield "wanted"
    yield from _in_time(core, candidate, said, setting.since, years)
    if not core.is_sub and counts_something(candidate):
        yield f"figure:{'party' if core.by_party else 'none'}"
    if candidate.parsed.mentions and not core.by_party:
        yield "names_party"


def _in_time(
    core: Core, candidate: Candidate, said: Collection[str], since: int, years: Sequence[int]
) -> Iterator[str]:
    """Whether it tells of what is to come, or of what was."""
    past = since and any(year < since for year in years)
    ahead = not past and (not _AHEAD.isdisjoint(said) or any(year >= (since or 2100) for year in years))
    counts = "at_least" in said or "term" in said
    doer = "party" if core.by_party else "none"
    is_main = not core.is_sub
    if (ahead or counts) and is_main and core.mood in ("present", "passive", "perfect", "will"):
        yield f"ahead:{doer}:{core.mood}:{'act' if core.sense not in ('state', 'mind') else 'state'}"
    is_vowed = core.mood == "perfect" and doer == "party" and is_main and core.verb in small("vowing")
    if is_vowed:
        yield "vowed"
    moods = {other.mood for other in candidate.parsed.cores if not other.is_sub}
    if moods and moods <= {"past", "perfect", "would"} and not (core.mood == "perfect" and (ahead or is_vowed)):
        yield "only_past"
    elif "past" in moods:
        yield "some_past"


def _of_core(core: Core, candidate: Candidate) -> Iterator[str]:
    bridged = candidate.parsed.tokens.lows[core.start] in small("bridge") if core.is_sub else False
    clause = "sub" if core.is_sub and not bridged else "main"
    doer = "party" if core.place != NO_SUBJECT else "agent" if core.agent else "none"
    group = "act" if core.sense in ("deed", "meet", "tell", "unknown") else core.sense
    yield f"core:{clause}:{doer}:{group}"
    yield f"mood:{doer}:{core.mood}"
    if doer == "party" and clause == "main":
        yield f"subject:{core.place}"
        if core.how in (WE, THEY):
            yield f"subject:{core.how}"
        if core.mood in _PRESENT:
            yield f"does:{core.sense}"
    if doer == "none" and core.mood == "passive":
        yield f"passive:{core.sense if core.sense in ('deed', 'state', 'mind') else 'other'}"
    heading = next((name for name in reversed(candidate.place.classes) if name), "")
    acts = doer != "none" and clause == "main" and group not in ("state", "mind") and core.mood in _PRESENT
    if acts:
        yield "acts"
        if heading in _ELSEWHERE:
            yield "acts:elsewhere"
    elif candidate.block.kind is BlockKind.ITEM and candidate.number == 0 and core.mood in _PRESENT:
        yield "item:no_act"


def _is_listed_infinitive(core: Core, candidate: Candidate) -> bool:
    """ "45 woningen bouwen aan de Haven" below "De corporatie:" has no subject and needs none."""
    lead_in = candidate.place.lead_in
    if not lead_in or lead_in.tone != "deeds" or candidate.number or core.by_party or core.mood != "present":
        return False
    return core.sense not in ("state", "mind") and candidate.parsed.tokens.lows[core.at].endswith("en")


def _nominal(candidate: Candidate) -> Iterator[str]:
    """Without a finite verb: "Start bouw in 2027", "40 woningen renoveren"."""
    yield "nominal"
    lows = candidate.parsed.tokens.lows
    if not lows:
        return
    first, last = lows[0], lows[-1]
    place = candidate.place
    under = bool(place.lead_in and place.lead_in.tone == "deeds" and not place.is_detail)
    if candidate.block.kind is BlockKind.ITEM:
        yield "nominal:item"
    if _is_infinitive(first) and len(lows) > 1 and lows[1] in ("van", "en", "met", "aan", "voor"):
        yield "nominal:opens"
    elif candidate.parsed.cores or any(map(_is_infinitive, (last, lows[-2] if len(lows) > 1 else ""))):
        yield "nominal:ends"
    elif any(form.tense == PARTICIPLE for form in forms().get(last, ())):
        yield "nominal:participle"
    if "te" in lows or (
        first == "het" and any(form.tense == PLURAL for form in forms().get(lows[1] if len(lows) > 1 else "", ()))
    ):
        yield "nominal:te"
    if any((word.endswith("ing") and len(word) > 6) or word in _DEED_NOUNS for word in lows[:3]):
        yield "nominal:action"
    if under:
        yield "nominal:listed"
        if candidate.place.lead_in and candidate.place.lead_in.who:
            yield "nominal:owned"


def _is_infinitive(word: str) -> bool:
    return any(form.tense == PLURAL for form in forms().get(word, ()))


def _row(candidate: Candidate, setting: Setting) -> Iterator[str]:
    columns = candidate.place.columns
    cells = candidate.block.cells
    tone = columns.tone
    if tone == "plan":
        years = [year for head in columns.heads for year in years_in(head)]
        is_ahead = min(years, default=0) >= (setting.since or 2020)
        is_plan = is_ahead and pattern("planned").match(cells[0].clean.lower())
        tone = "plan" if is_plan else "data"
    yield f"table:{tone or 'plain'}"
    who = cells[columns.who].clean if columns.who is not None and columns.who < len(cells) else None
    if who is not None:
        yield "row:who" if setting.names.in_cell(who) else "row:nobody"
    elif candidate.parsed.mentions:
        yield "row:named"
    body = [cells[at].clean for at in columns.what if at < len(cells)] or [cell.clean for cell in cells]
    text = " ".join(body).lower()
    if not text.strip() or any(cell.clean.lower().strip(". ") in ("n.v.t", "nvt", "-", "–", "geen") for cell in cells):
        yield "row:void"
    if text.startswith(("geen nieuwe", "geen afspraak", "n.v.t", "niet ", "zie ")):
        yield "row:no_deed"
    if tone != "plan" and cells and sum(is_figure(cell) for cell in cells) > len(cells) / 2:
        yield "row:figures"
    words = text.replace(":", " ").split()
    if any(form.tense == PLURAL for word in words for form in forms().get(word, ())):
        yield "row:verb"
    core = best_core(candidate)
    if core and core.by_party and core.mood in _PRESENT:
        yield "row:acts"
    if core and core.mood in ("past", "perfect"):
        yield "row:past"
    yield from (f"row:{name}" for name in cues(text) if name in ("agreed_not", "points", "defines", "so_far"))


def _timed(years: Sequence[int], setting: Setting) -> Iterator[str]:
    if not years:
        return
    since = setting.since or 2020
    if max(years) >= since:
        yield "year:ahead"
    if min(years) < since:
        yield "year:past" if max(years) < since else "year:both"
