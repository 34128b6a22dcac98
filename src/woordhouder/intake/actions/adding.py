"""Words of a paper that somebody chooses herself, as a promise: a piece of a passage, or words that none holds."""

import re
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from woordhouder.agreements.preparing_facts import PromiseDraft
from woordhouder.parties.actor import Actor
from woordhouder.record.refusals import FieldError, Invalid, Words
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..drafting import on_one_line, title_of, with_words
from ..models import Paper, PaperPassage, PassageChange, PassageState
from .opening import overtaken, read_paper, refuse_in_the_list, refuse_new
from .stepping import keep_step, stood

_WORDS = re.compile(r"\w")
_ALIKE = ("page", "label", "heading", "kind", "certainty", "part", "found")
MOST_SIGNS = 20_000
Place = Annotated[int, Field(ge=0)]


@action()
def add_passage(  # noqa: PLR0913 - which words, by name
    actor: Actor,
    *,
    preparation: Line,
    paper: Line,
    start: Place,
    end: Place,
    passage: Line | None = None,
    seen: int = 0,
) -> PaperPassage:
    """Make the words from `start` up to `end` (code points of the paper's text) a promise, and accept it.

    `passage`: in which they stand, in the version `seen`; what is left of it on both sides is no promise by itself.
    None: they stand in no passage. Raises NotFound, NotAllowed (policy row "write"), Overtaken, Invalid when there are
    no words or they run over the edge of a passage, and Refused when it is in the list, new where only promises in
    force are changed, or it is over.
    """
    row, found = read_paper(actor, preparation, paper)
    start, end = _trimmed(found.text, start, end)
    inside = found.passages.exclude(state=PassageState.JOINED).filter(start__lt=end, end__gt=start)
    hosts = list(inside.order_by("start")[:2])
    if len(hosts) > 1 or any(one.start > start or one.end < end for one in hosts):
        raise _invalid(_("Your words stand in more than one passage. Choose within one, or join them first."))
    if (hosts[0].reference if hosts else None) != passage:
        raise overtaken()
    if not hosts:
        one = _between(found, start, end)
        refuse_new(row, [one])
        one.save()
        keep_step(actor, found, "add", {one.reference: None}, [])
        return one
    one = hosts[0]
    refuse_in_the_list(one)
    if one.version != seen:
        raise overtaken()
    refuse_new(row, [one])
    before = {one.reference: stood(one)}
    made = _cut_out(one, start, end)
    PaperPassage.objects.bulk_create(made)
    keep_step(actor, found, "add", {**before, **{rest.reference: None for rest in made}}, [one])
    return one


def _invalid(words: Words) -> Invalid:
    return Invalid(_("Something is not right yet."), errors=(FieldError("end", words),))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space at both ends. Raises Invalid when no words are left, or the text is shorter."""
    words = text[start:end]
    if end > len(text) or not _WORDS.search(words):
        raise _invalid(_("Choose words in the document."))
    if end - start > MOST_SIGNS:
        raise _invalid(_("These are too many words for one promise. Choose fewer."))
    return end - len(words.lstrip()), start + len(words.rstrip())


def _cut_out(one: PaperPassage, start: int, end: int) -> list[PaperPassage]:
    """Let the passage hold these words only, accepted: what the rules saw in the whole is no reason any more.

    Gives what is left before and after, as far as it has words.
    """
    draft, whole, first = PromiseDraft.model_validate(one.facts), one.text, one.start
    words = whole[start - first : end - first]
    before, after = whole[: start - first], whole[end - first :]
    made = [
        _rest(one, rest, begins + len(rest) - len(rest.lstrip()), draft, words)
        for rest, begins in ((before, first), (after, end))
        if _WORDS.search(rest)
    ]
    one.start, one.end, one.text, one.state = start, end, words, PassageState.ACCEPTED
    one.why = one.why if words == whole else ""
    one.facts = with_words(draft, on_one_line(words), on_one_line(f"{before} {after}")).model_dump(mode="json")
    if one.commitment:
        one.change = PassageChange.CHANGED
    return made


def _rest(one: PaperPassage, rest: str, begins: int, draft: PromiseDraft, chosen: str) -> PaperPassage:
    text = rest.strip()
    return PaperPassage(
        paper_id=one.paper_id,
        start=begins,
        end=begins + len(text),
        text=text,
        state=PassageState.REJECTED if one.state == PassageState.REJECTED else PassageState.ASIDE,
        facts=with_words(draft, on_one_line(text), on_one_line(chosen)).model_dump(mode="json"),
        **{name: getattr(one, name) for name in _ALIKE},
    )


def _between(paper: Paper, start: int, end: int) -> PaperPassage:
    """Words that no passage holds, accepted; on the page, and under the heading, of the passage before them."""
    rows = paper.passages.exclude(state=PassageState.JOINED)
    near = rows.filter(start__lt=start).order_by("start").last() or rows.order_by("start").first()
    words = paper.text[start:end]
    text = on_one_line(words)
    return PaperPassage(
        paper=paper,
        start=start,
        end=end,
        text=words,
        page=near.page if near else None,
        heading=near.heading if near else "",
        kind="sentence",
        certainty=0,
        part=near.part if near else 1,
        state=PassageState.ACCEPTED,
        facts=PromiseDraft(title=title_of(text), text=text).model_dump(mode="json"),
    )
