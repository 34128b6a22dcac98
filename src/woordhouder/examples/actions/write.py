"""Writing the pages beside the examples: collections, guide, glossary, calendar and events."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Organisation
from woordhouder.parties.policy import standing
from woordhouder.record.clock import now
from woordhouder.record.entries import record_entry
from woordhouder.record.refusals import FieldError, Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Slug, invalid

from ..facts import Facts
from ..kinds import PAGE_WRITTEN
from ..models import Origin, Page, PageKind, PageVersion, Removal
from ..shapes import PAGE_FACTS, differing, page_facts_of
from .at_work import refuse_when_overtaken
from .describe import KeptLocalEdit, Unchanged


@action(owes=PAGE_WRITTEN)
def write_page(
    actor: Actor, *, kind: PageKind, slug: Slug, facts: dict[str, Any], replaces: int | None = None
) -> PageVersion:
    """Publish a version of a page, by an editor. `facts` in the form of its kind (`examples.facts`).

    `replaces`: the number of the version that was seen (0: none); None asks for no such check. Raises NotAllowed
    (policy row "edit_library"), Invalid, Overtaken when another version is the newest, Refused when nothing changes.
    """
    board = standing(actor, "edit_library")
    checked, current = _checked(kind, facts), _current(kind, slug)
    if replaces is not None:
        refuse_when_overtaken(replaces, current.number if current else 0)
    if current and not current.removals.exists() and not differing(page_facts_of(current), checked):
        raise Unchanged(_("Nothing differs from the current version."))
    return _publish(board, (kind, slug), checked, current, Origin.EDITOR)


@action(owes=PAGE_WRITTEN)
def load_page(actor: Actor, *, kind: PageKind, slug: Slug, facts: dict[str, Any]) -> PageVersion:
    """Publish a version of a page from a file of the repository.

    Raises NotAllowed (policy row "edit_library"), Invalid, KeptLocalEdit when an editor wrote the current version, and
    Refused when nothing would change or the page was removed.
    """
    board = standing(actor, "edit_library")
    checked, current = _checked(kind, facts), _current(kind, slug)
    if current:
        if Removal.objects.filter(version__page=current.page).exists():
            raise Refused(_("The file brings back what was removed on request."))
        names = differing(page_facts_of(current), checked)
        if not names:
            raise Unchanged(_("Nothing differs from the current version."))
        if current.origin == Origin.EDITOR:
            raise KeptLocalEdit(
                _("An editor wrote the current version; it was kept."),
                errors=tuple(FieldError(name, _("The file says something else.")) for name in names),
            )
    return _publish(board, (kind, slug), checked, current, Origin.FILE)


def _checked(kind: PageKind, facts: dict[str, Any]) -> Facts:
    try:
        return PAGE_FACTS[kind].model_validate(facts)
    except ValidationError as error:
        raise invalid(error, below="facts") from error


def _current(kind: PageKind, slug: str) -> PageVersion | None:
    """The newest version of this page, the page locked until the action ends; None for a new address."""
    page = Page.objects.select_for_update().filter(kind=kind, slug=slug).first()
    return page.versions.get(replaced_by=None) if page else None


def _publish(
    board: Organisation, address: tuple[PageKind, str], facts: Facts, current: PageVersion | None, origin: Origin
) -> PageVersion:
    kind, slug = address
    page = current.page if current else Page.objects.create(kind=kind, slug=slug)
    made = PageVersion.objects.create(
        page=page,
        number=current.number + 1 if current else 1,
        replaces=current,
        origin=origin,
        published_at=now(),
        by=board,
        facts=facts.model_dump(mode="json"),
    )
    record_entry(
        PAGE_WRITTEN,
        on=page.reference,
        stream=page.reference,
        set_={"number": made.number, "origin": origin.value, "kind": kind.value},
        has={"slug": slug, "facts": facts.model_dump(mode="json", exclude_none=True)},
    )
    return made
