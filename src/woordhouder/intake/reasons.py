"""Why a passage was taken for a commitment, or not: codes that are kept, and the words for people.

A reading keeps codes ("does=levert|when|least"), so that each page can say them in its own language.
"""

from collections.abc import Collection

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .features import best_core
from .passages import Candidate

_MOST = 4
# Code: the words for people. What is after "=" in a code is filled in.
WORDS: dict[str, Promise] = {
    "does": _("A party is the one who does it: “{word}”."),
    "by": _("It says by whom it is done: “{word}”."),
    "vow": _("The words promise something: “{word}”."),
    "listed": _("It stands in a list below “{word}”."),
    "row": _("It is a row of a table that says who does what."),
    "nominal": _("It names a deed in few words."),
    "agreed": _("It stands below “{word}”."),
    "when": _("It names a time that is still to come."),
    "least": _("It names how many or how much at least or at most."),
    "recurs": _("It comes back, for instance each year."),
    "request": _("A party asks another one for something."),
    "past": _("It tells what was done."),
    "state": _("It says how things are, not what somebody will do."),
    "elsewhere": _("It stands below “{word}”, where mostly no promises are made."),
    "law": _("It tells what the law says."),
    "others": _("It is about what others do."),
    "forecast": _("It says what is expected."),
    "defines": _("It says what a word means."),
    "points": _("It points to another place or paper."),
    "term": _("It says how long the agreements hold, or what happens in a dispute."),
    "not_agreed": _("It says what is not agreed."),
    "data": _("It is a row of figures or explanations."),
    "quoted": _("These are somebody's own words."),
    "question": _("It is a question."),
    "opens": _("It opens a list; the promises stand below it."),
    "own": _("This site made the paper: it stands there as a commitment, with its lead."),
    "beside": _("This site made the paper: it stands beside the commitments."),
    "nobody": _("No party is the one who does it."),
}
_AGAINST_HEADING = ("now", "past", "intro", "law", "closing", "terms", "recital", "value", "not_agreed", "parties")


def codes_of(candidate: Candidate, features: Collection[str], probability: float) -> str:
    """The codes of what says most, for a passage that is that likely a commitment."""
    found = _for(candidate, features) if probability >= 0.5 else _against(candidate, features)
    return "|".join(found[:_MOST])


def in_words(codes: str) -> str:
    """The sentences for `codes`, in the language of the reader; words that are no codes stay as they are."""
    made = []
    for code in codes.split("|"):
        name, _sign, word = code.partition("=")
        if name not in WORDS:
            return codes
        made.append(str(WORDS[name]).format(word=word))
    return " ".join(made)


def _plain(words: str) -> str:
    return " ".join(words.replace("|", " ").replace("=", " ").split())[:60]


def _for(candidate: Candidate, features: Collection[str]) -> list[str]:
    found = list[str]()
    core = best_core(candidate)
    heading = candidate.place.heading
    if candidate.kind == "row":
        found.append("row")
    elif core and core.by_party:
        verb = candidate.parsed.tokens.texts[core.at]
        found.append(f"{'does' if core.who else 'by'}={_plain(verb)}")
    elif "nominal" in features:
        found.append("nominal")
    if "does:ask" in features:
        found.append("request")
    if candidate.place.lead_in and candidate.place.lead_in.tone == "deeds" and candidate.kind != "row":
        found.append(f"listed={_plain(candidate.place.lead_in.text)}")
    if features & {"year:ahead", "cue:latest", "cue:within"} if isinstance(features, frozenset) else False:
        found.append("when")
    if "cue:at_least" in features:
        found.append("least")
    if "cue:recurs" in features:
        found.append("recurs")
    if "heading:agreed" in features:
        found.append(f"agreed={_plain(heading)}")
    return found or ["when"] if "year:ahead" in features else found or ["nominal"]


def _against(candidate: Candidate, features: Collection[str]) -> list[str]:
    pairs = (
        ("opens_list", "opens"),
        ("quoted", "quoted"),
        ("question", "question"),
        ("cue:agreed_not", "not_agreed"),
        ("table:data", "data"),
        ("row:void", "data"),
        ("only_past", "past"),
        ("cue:defines", "defines"),
        ("cue:validity", "term"),
        ("cue:dispute", "term"),
        ("cue:law", "law"),
        ("cue:others", "others"),
        ("cue:forecast", "forecast"),
        ("cue:points", "points"),
        ("cue:so_far", "past"),
    )
    found = list(dict.fromkeys(code for name, code in pairs if name in features))
    if candidate.place.classes and candidate.place.classes[-1] in _AGAINST_HEADING:
        found.append(f"elsewhere={_plain(candidate.place.heading)}")
    if any(name.startswith("core:") and name.endswith(":state") for name in features):
        found.append("state")
    return found or ["nobody"]
