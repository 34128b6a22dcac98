"""What a seat said of which the words can be removed: what it is called, which columns hold words, and who reads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from woordhouder.parties.actor import Actor
from woordhouder.record.policy import Policy
from woordhouder.record.refusals import Words

from .models import (
    Concern,
    ConcernEnd,
    Evidence,
    Lesson,
    PublicLine,
    Reply,
    Report,
    Response,
    Spoken,
    TalkLine,
    Thanks,
    ThirdView,
)
from .policy import (
    CONCERN,
    CONCERN_END,
    EVIDENCE,
    LESSON,
    PUBLIC_LINE,
    REPLY,
    REPORT,
    RESPONSE,
    TALK_LINE,
    THANKS,
    THIRD_VIEW,
)

OF_REPORT = ("reason", "story", "cause_words", "forecast_words", "effect", "revised")


@dataclass(frozen=True)
class Sort:
    """A sort of thing that is said. `words`: the columns that hold words, with what stands there afterwards."""

    model: type[Spoken]
    policy: Policy[Actor]
    title: Words
    words: Mapping[str, Any]


TEXT: Mapping[str, Any] = {"text": ""}
SORTS: Mapping[str, Sort] = {
    "report": Sort(Report, REPORT, _("A report"), dict.fromkeys(OF_REPORT, "") | {"breakdown": []}),
    "response": Sort(Response, RESPONSE, _("What a party says of a report"), {"remark": ""}),
    "evidence": Sort(Evidence, EVIDENCE, _("Evidence"), dict.fromkeys(("name", "url", "page", "quote", "file"), "")),
    "concern": Sort(Concern, CONCERN, _("A talk at the table"), TEXT),
    "end": Sort(ConcernEnd, CONCERN_END, _("How a talk at the table ended"), {"words": ""}),
    "line": Sort(TalkLine, TALK_LINE, _("A line that a side of a talk wants to tell"), TEXT),
    "agreed": Sort(PublicLine, PUBLIC_LINE, _("Talked over and agreed"), TEXT),
    "reply": Sort(Reply, REPLY, _("A reply"), TEXT),
    "view": Sort(
        ThirdView,
        THIRD_VIEW,
        _("What an independent body found"),
        dict.fromkeys(("name", "text", "url", "page", "quote"), ""),
    ),
    "thanks": Sort(Thanks, THANKS, _("Thanks"), TEXT),
    "lesson": Sort(Lesson, LESSON, _("A lesson"), TEXT),
}
"""By the beginning of a reference."""


def sort_of(reference: str) -> Sort:
    """What the thing with this reference is; a report when it says nothing of the kind."""
    return SORTS.get(reference.partition("-")[0], SORTS["report"])
