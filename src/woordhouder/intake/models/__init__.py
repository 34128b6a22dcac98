"""What intake keeps: papers as they came, what was found in them, and each step of who decides."""

from .papers import Paper, paper_reference
from .passages import PaperPassage, PaperStep, PassageChange, PassageState, passage_reference, step_reference

__all__ = [
    "Paper",
    "PaperPassage",
    "PaperStep",
    "PassageChange",
    "PassageState",
    "paper_reference",
    "passage_reference",
    "step_reference",
]
