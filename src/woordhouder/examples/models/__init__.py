"""What the library keeps: examples and pages, how an example is made, what readers ask, and where it is told."""

from .asking import PeerQuestion, ReaderReport
from .conversations import Conversation, ConversationAnswers
from .library import (
    Description,
    DescriptionQuerySet,
    Example,
    ExampleCommitment,
    Origin,
    Page,
    PageKind,
    PageVersion,
    Removal,
    example_reference,
    page_reference,
)
from .making import Approval, Check, Interview, Manuscript, Nomination, StillRight, StillRightAnswer, Testimony, Words
from .sources import SourceCheck

__all__ = [
    "Approval",
    "Check",
    "Conversation",
    "ConversationAnswers",
    "Description",
    "DescriptionQuerySet",
    "Example",
    "ExampleCommitment",
    "Interview",
    "Manuscript",
    "Nomination",
    "Origin",
    "Page",
    "PageKind",
    "PageVersion",
    "PeerQuestion",
    "ReaderReport",
    "Removal",
    "SourceCheck",
    "StillRight",
    "StillRightAnswer",
    "Testimony",
    "Words",
    "example_reference",
    "page_reference",
]
