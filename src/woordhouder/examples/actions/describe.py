"""Describing an example: by an editor, or by loading a file of the repository."""

from django.utils.translation import gettext_lazy as _

from woordhouder.parties.actor import Actor
from woordhouder.parties.policy import standing
from woordhouder.record.refusals import FieldError, Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Slug

from ..facts import ExampleFacts
from ..kinds import EXAMPLE_DESCRIBED
from ..models import Description, Example, Origin, Removal
from ..shapes import differing, facts_of
from .at_work import refuse_when_overtaken
from .versions import NewVersion, current_version, publish_version


class Unchanged(Refused):
    """What was to be published is what stands there already."""


class KeptLocalEdit(Refused):
    """An editor wrote the current version; the file does not overwrite it. `errors` name the fields that differ."""


@action(owes=EXAMPLE_DESCRIBED)
def describe(actor: Actor, *, slug: Slug, facts: ExampleFacts, replaces: int | None = None) -> Description:
    """Publish a version of the example at `slug`; earlier versions stay as they were.

    `replaces`: the number of the version that was seen (0: none); None asks for no such check. Raises NotAllowed
    (policy row "edit_library"), Overtaken when another version is the newest, and Refused when nothing would change.
    """
    board = standing(actor, "edit_library")
    current = current_version(slug)
    if replaces is not None:
        refuse_when_overtaken(replaces, current.number if current else 0)
    if current and not differing(facts_of(current), facts):
        raise Unchanged(_("Nothing differs from the current version."))
    return publish_version(NewVersion(slug, facts, current, board, Origin.EDITOR))


@action(owes=EXAMPLE_DESCRIBED)
def load(actor: Actor, *, slug: Slug, facts: ExampleFacts) -> Description:
    """Publish a version of the example at `slug` from a file of the repository.

    Raises NotAllowed (policy row "edit_library"), KeptLocalEdit when an editor wrote the current version, and Refused
    when nothing would change or the file brings back what was removed.
    """
    board = standing(actor, "edit_library")
    current = current_version(slug)
    if current:
        names = differing(facts_of(current), facts)
        if not names:
            raise Unchanged(_("Nothing differs from the current version."))
        _refuse_what_was_removed(current.example, facts)
        if current.origin == Origin.EDITOR:
            raise KeptLocalEdit(
                _("An editor wrote the current version; it was kept."),
                errors=tuple(FieldError(name, _("The file says something else.")) for name in names),
            )
    return publish_version(NewVersion(slug, facts, current, board, Origin.FILE))


def _refuse_what_was_removed(example: Example, facts: ExampleFacts) -> None:
    """A file never fills what was removed from any version; only an editor may, with new words."""
    parts = Removal.objects.filter(description__example=example, part__in=ExampleFacts.model_fields)
    names = sorted(set(parts.values_list("part", flat=True)))
    if brought_back := [part for part in names if getattr(facts, part)]:
        raise Refused(
            _("The file brings back what was removed on request."),
            next_step=_("Take these fields out of the file, or let an editor describe the example anew."),
            errors=tuple(FieldError(part, _("Removed.")) for part in brought_back),
        )
