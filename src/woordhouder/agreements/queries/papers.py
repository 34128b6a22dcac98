"""Where the texts of acts come from: what is public elsewhere, and the documents that were handed in."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast

from woordhouder.parties.actor import Actor
from woordhouder.record.policy import allowed

from ..addresses import agreement_address
from ..models import Document, Elsewhere
from ..policy import DOCUMENT
from .texts import AgreementHead

ELSEWHERE, DOCUMENTS = "elsewhere", "document"


@dataclass(frozen=True)
class SourceLine:
    """Where the text of an act is public elsewhere."""

    url: str
    publisher: str
    title: str
    seen_on: date


@dataclass(frozen=True)
class PaperLine:
    """A document that was handed in with an act, for download. `size` in bytes."""

    name: str
    address: str
    size: int


@dataclass(frozen=True)
class Origin:
    """What one act comes from."""

    sources: Sequence[SourceLine] = ()
    papers: Sequence[PaperLine] = ()


def origins(actor: Actor, head: AgreementHead, acts: Collection[str]) -> Mapping[str, Origin]:
    """By reference of an act of this agreement what the reader may see of where it comes from. 1 query."""
    elsewhere = Elsewhere.objects.filter(act__reference__in=acts).annotate(seen=Cast("seen_on", CharField()))
    papers = allowed(actor, "read", DOCUMENT, Document.objects.filter(acts__reference__in=acts))
    rows = _told(elsewhere, ELSEWHERE, "act__reference", "url", "publisher", "title", "seen").union(
        _told(papers.annotate(bytes=Cast("size", CharField())), DOCUMENTS, "acts__reference", *_PAPER), all=True
    )
    sources, documents = defaultdict[str, list[SourceLine]](list), defaultdict[str, list[PaperLine]](list)
    below = f"{agreement_address(head.table, head.slug)}/document/"
    for _pk, kind, act, first, second, third, last in sorted(rows):
        if kind == ELSEWHERE:
            sources[act].append(SourceLine(first, second, third, date.fromisoformat(last)))
        else:
            documents[act].append(PaperLine(second, f"{below}{first}", int(last)))
    return {act: Origin(sources.get(act, ()), documents.get(act, ())) for act in acts}


_PAPER = ("reference", "name", "content_type", "bytes")


def _told(rows: QuerySet[Any], kind: str, *columns: str) -> QuerySet[Any, Any]:
    found: QuerySet[Any, Any] = rows.annotate(told_of=Value(kind, CharField())).values_list("pk", "told_of", *columns)
    return found
