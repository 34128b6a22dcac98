"""Publishing an example with the words that its parties approved, and taking such words away again."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from woordhouder.parties.actor import Actor
from woordhouder.parties.links import end_links, open_link
from woordhouder.parties.policy import standing
from woordhouder.record.clock import now
from woordhouder.record.kinds import REMOVED
from woordhouder.record.models import Ground
from woordhouder.record.policy import fetch
from woordhouder.record.refusals import NotFound, Refused
from woordhouder.record.registry import action
from woordhouder.record.removal import remove_openings
from woordhouder.record.typed import Line, Text

from ..facts import ExampleFacts
from ..kinds import EXAMPLE_PUBLISHED
from ..models import Description, Interview, Origin, Removal, Testimony, Words
from ..policy import CHECKING, SPEAKING, TESTIMONY
from ..queries.history import entries_of
from ..queries.progress import Making, makings
from ..shapes import ANSWERS, answers_of
from ..stages import Stage, Wait, stage_of, waits_on
from .at_work import end_approval, interview_of, taken_up
from .interviews import DAYS_TO_TAKE_BACK
from .manuscripts import refuse_another_address, refuse_when_changed
from .versions import NewVersion, current_version, publish_version

TAKEN_BACK = "Wie dit zei, nam de toestemming terug."  # content of the library is Dutch, whoever takes back


@action(owes=EXAMPLE_PUBLISHED)
def publish(actor: Actor, *, nomination: Line) -> Description:
    """Publish the newest text with the words that stand approved. Every speaker gets a link to take them back.

    Raises NotFound, NotAllowed (policy row "publish"), Overtaken, and Refused, which says on whom it waits.
    """
    row = taken_up(actor, "publish", nomination)
    board = standing(actor, "edit_library")
    locked = list(row.interviews.select_for_update())  # so that nothing is approved or taken back meanwhile
    making = makings([row], now())[0]
    if stage_of(making.facts) != Stage.READY or making.manuscript is None:
        raise Refused(_("It cannot be published yet."), next_step=" ".join(map(_sentence, waits_on(making.facts))))
    manuscript, current = making.manuscript, current_version(making.manuscript.slug)
    refuse_another_address(row, manuscript.slug)
    refuse_when_changed(row, manuscript)
    spoken = _spoken(making)
    made = publish_version(
        NewVersion(
            slug=manuscript.slug,
            facts=ExampleFacts.model_validate(manuscript.facts),
            current=current,
            by=board,
            origin=Origin.EDITOR,
            kind=EXAMPLE_PUBLISHED,
            voices={part: _as_said(interview, words) for part, (interview, words) in spoken.items()},
        )
    )
    Testimony.objects.bulk_create(
        Testimony(example=made.example, description=made, words=words, part=part, published_at=now())
        for part, (_interview, words) in spoken.items()
    )
    for interview in locked:
        _close_links(interview, speaks=interview in [spoke for spoke, _words in spoken.values()])
    row.example, row.published_at = made.example, made.published_at
    row.save(update_fields=["example", "published_at"])
    return made


def _sentence(wait: Wait) -> str:
    who = wait.party or _("The editor")
    return str(_("It waits on %(who)s: %(what)s.") % {"who": who, "what": wait.what})


def _spoken(making: Making) -> dict[str, tuple[Interview, Words]]:
    """The interview and approved words behind each opening of the entry."""
    taking_part = [row for row in making.interviews if not (row.declined_at or row.ended_at)]
    speaking = [(row, making.approvals[row.pk].words) for row in taking_part if row.pk in making.approvals]
    return {f"testimony_{number}": pair for number, pair in enumerate(speaking, 1)}


def _as_said(interview: Interview, words: Words) -> dict[str, Any]:
    answers = {name: text for name, text in answers_of(words).items() if text}
    return {"party": interview.party, "kind": interview.kind, "role": interview.role, **answers}


def _close_links(interview: Interview, *, speaks: bool) -> None:
    """The whole is public now: nothing to check any more. Who speaks can take it back for as long as it stands."""
    end_links(about=interview.reference, task=CHECKING)
    if speaks:
        end_links(about=interview.reference, task=SPEAKING)
        open_link(
            task=SPEAKING,
            about=interview.reference,
            email=interview.email,
            language=interview.language,
            days=DAYS_TO_TAKE_BACK,
        )


@action(owes=REMOVED)
def take_back_testimony(actor: Actor, *, interview: Line) -> Testimony:
    """Take published words back: they go from the page and the record, and are the speaker's and her editor's alone.

    Raises NotFound, NotAllowed (policy row "take_back"), and Refused when they were taken back already.
    """
    row = interview_of(actor, "approve", interview)
    rows = Testimony.objects.select_for_update(of=("self",))
    try:
        testimony = fetch(actor, "take_back", TESTIMONY, rows, words__interview=row)
    except NotFound as error:
        raise Refused(_("None of your words are public."), next_step=_("You need not do anything.")) from error
    end_approval(row)
    row.may_be_asked = False
    row.save(update_fields=["may_be_asked"])
    _take_away(testimony, Ground.CONSENT, TAKEN_BACK)
    return testimony


@action(owes=REMOVED)
def remove_testimony(actor: Actor, *, testimony: int, ground: Ground, reason: Text) -> Testimony:
    """Remove the published words of a party because the law demands it; `reason` then stands in their place.

    Raises NotAllowed (policy row "remove") and NotFound.
    """
    controller = standing(actor, "remove")
    row = fetch(actor, "read", TESTIMONY, Testimony.objects.select_for_update(of=("self",)), pk=testimony)
    end_approval(row.words.interview)
    Words.objects.filter(pk=row.words_id).update(**dict.fromkeys(ANSWERS, ""))
    Removal.objects.create(
        description=row.description, part=row.part, ground=ground, reason=reason, removed_at=now(), by=controller
    )
    _take_away(row, ground, reason)
    return row


def _take_away(row: Testimony, ground: str, reason: str) -> None:
    row.removed_at = now()
    row.save(update_fields=["removed_at"])
    entry = entries_of(row.example.reference)[row.description.number]
    remove_openings(entry, row.part, ground=ground, reason=reason, on=row.example.reference)
