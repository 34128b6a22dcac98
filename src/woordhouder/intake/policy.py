"""Who may see from which passage of a paper a promise comes. Who may decide on a paper: who writes what is prepared."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.models import Document, Preparation
from woordhouder.agreements.policy import DOCUMENT, PREPARATION
from woordhouder.parties.actor import Actor
from woordhouder.record.policy import Policy, Row

from .models import PassageState


def _reads(actor: Actor) -> Q:
    """Who prepares it all of the paper; who may read the document of the act, that is this paper, what became of it."""
    prepared = Preparation.objects.filter(PREPARATION["read"].who(actor))
    documents = Document.objects.filter(DOCUMENT["read"].who(actor))
    shown = Q(
        state__in=(PassageState.TAKEN, PassageState.STANDS),
        paper__sha256=F("paper__preparation__act__document__sha256"),
        paper__preparation__act__document__in=documents,
    )
    return Q(paper__preparation__in=prepared) | shown


PASSAGE: Policy[Actor] = Policy(
    "intake.PaperPassage",
    {
        "read": Row(
            _reads, _("Who prepares it sees a paper; others see the passage of a promise once they read its document.")
        )
    },
)
