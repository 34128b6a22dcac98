"""What intake keeps about a person, and what goes along when a preparation or words of it go."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.actions.beside import goes_along
from woordhouder.agreements.actions.remembering import ALWAYS
from woordhouder.agreements.models import Preparation
from woordhouder.parties.about_me import Kept, keeps
from woordhouder.parties.models import Person

from ..models import Paper, PaperPassage, PaperStep
from .handing_in import forget_file, forget_paper


def _papers(person: Person) -> list[dict[str, Any]]:
    rows = Paper.objects.filter(person=person).select_related(
        "preparation__partnership", "preparation__seat__organisation"
    )
    return [
        {
            "name": row.name,
            "table": row.preparation.partnership.name,
            "organisation": row.preparation.seat.organisation.name,
            "at": row.handed_in_at.isoformat(),
        }
        for row in rows.order_by("pk")
    ]


def _steps(person: Person) -> list[dict[str, Any]]:
    rows = PaperStep.objects.filter(person=person).select_related("paper__preparation__partnership")
    return [
        {
            "paper": row.paper.name,
            "table": row.paper.preparation.partnership.name,
            "did": row.kind,
            "at": row.at.isoformat(),
        }
        for row in rows.order_by("pk")
    ]


def _stays(_person: Person) -> None:
    """What she did for an organisation stays, under a code that leads to nobody."""


keeps(
    "papers",
    Kept(
        what=_("Papers that you handed in to have them read"),
        why=_("So that every promise keeps the place where it stands in the paper."),
        how_long=_("As long as what is prepared from it; after erasing the code of who did it leads to nobody."),
        tell=_papers,
        erase=_stays,
    ),
)
keeps(
    "paper_steps",
    Kept(
        what=_("What you decided on the proposals from a paper"),
        why=_("So that each step can be taken back, and two people can decide at once."),
        how_long=ALWAYS,
        tell=_steps,
        erase=_stays,
    ),
)


def _drop(preparation: Preparation) -> None:
    for paper in preparation.papers.all():
        forget_paper(paper)


def _forget_words(preparation: Preparation) -> None:
    """Words of it had to be removed: file and text go, places and SHA-256 stay."""
    for paper in preparation.papers.all():
        forget_file(paper)
    papers = Paper.objects.filter(preparation=preparation)
    PaperStep.objects.filter(paper__in=papers).update(passages={}, parties=None)
    PaperPassage.objects.filter(paper__in=papers).update(text="", heading="", facts={}, found={}, why="")
    papers.update(file="", text="", title="", parties=[])


goes_along(when_dropped=_drop, when_removed=_forget_words)
