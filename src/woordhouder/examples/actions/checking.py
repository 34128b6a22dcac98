"""Looking whether sources can still be reached: asked for by an editor, noted by the clock's own worker."""

from typing import Annotated

from django.utils.timezone import localdate
from pydantic import Field

from woordhouder.jobs.models import Job
from woordhouder.jobs.running import enqueue
from woordhouder.parties.actor import Actor
from woordhouder.parties.policy import standing
from woordhouder.record.clock import now
from woordhouder.record.policy import require
from woordhouder.record.registry import action

from ..link_states import CHECK_SOURCES, SourceCheckFacts
from ..models import SourceCheck
from ..policy import SOURCE_CHECK


@action()
def check_sources(actor: Actor) -> Job:
    """Have all sources looked at that were not looked at today. Gives the job, which another may have asked for.

    Raises NotAllowed (policy row "edit_library").
    """
    standing(actor, "edit_library")
    moment = now()
    return enqueue(CHECK_SOURCES, {"all": True, "day": localdate(moment).isoformat()}, moment=moment)


@action()
def note_source_checks(
    actor: Actor, *, checks: Annotated[tuple[SourceCheckFacts, ...], Field(min_length=1)]
) -> SourceCheck:
    """Note what looks at sources gave; a second look at one address on one day changes nothing. Gives the last one.

    Raises NotAllowed (policy row "note").
    """
    require(actor, "note", SOURCE_CHECK)
    for check in checks:
        row, _made = SourceCheck.objects.get_or_create(url=check.url, day=check.day, defaults=check.model_dump())
    return row
