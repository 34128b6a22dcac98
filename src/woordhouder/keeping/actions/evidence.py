"""Evidence beside a report or a contest: a kept file with its hash, or a link with page and quote."""

import base64
import contextlib
import hashlib
import os
from typing import Annotated, Any

from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from woordhouder.examples.facts import WebAddress
from woordhouder.papers.files import FileContent
from woordhouder.papers.pictures import PICTURES, UnreadablePicture, without_metadata
from woordhouder.papers.uploads import ENDINGS, Upload, upload
from woordhouder.parties.actor import Actor
from woordhouder.record.models import Entry
from woordhouder.record.policy import fetch
from woordhouder.record.references import new_reference
from woordhouder.record.refusals import Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..facts import Words
from ..kinds import EVIDENCE, EVIDENCED
from ..models import Evidence, Report, Response
from ..policy import REPORT, RESPONSE
from .speaking import fields_of, record_kept, without_empty, wrong

Page = Annotated[str, StringConstraints(strict=True, max_length=100)]
FILE_FIELDS = ("name", "content_type", "size", "sha256")
LINK_FIELDS = ("url", "page", "quote")


@action(owes=EVIDENCED)
def add_evidence(  # noqa: PLR0913 - a file, or a link with its place
    actor: Actor,
    *,
    report: Line | None = None,
    response: Line | None = None,
    name: Line | None = None,
    content: FileContent | None = None,
    url: WebAddress | None = None,
    page: Page = "",
    quote: Words = "",
) -> Evidence:
    """Put evidence beside one's own report, or beside one's own contest (`response`).

    Either a file (`name`, and `content` in base64; a picture is kept without its metadata, and nothing of what a
    scanner refuses) or a link with page and quote. It belongs to that version of the report.
    Raises NotFound, NotAllowed (policy row "prove"), and Invalid.
    """
    about, of = _about(actor, report, response)
    if (content is None) == (url is None):
        raise wrong("url", _("Give a file, or a link."))
    taken = _taken(name or "", content) if content is not None else None
    fields: dict[str, Any] = {"url": url or "", "page": page, "quote": quote}
    if taken:
        named = (taken.name, taken.content_type, len(taken.content), taken.sha256)
        fields |= dict(zip(FILE_FIELDS, named, strict=True))
    (made,) = _record(actor, about, of, [fields])
    if taken:
        _keep(made, taken)
    made.save()
    return made


@action(owes=EVIDENCED)
def repeat_evidence(actor: Actor, *, report: Line) -> Evidence:
    """Put all evidence of the version that this report revises beside it as well, but for what was removed; gives the
    first.

    Raises NotFound, NotAllowed (policy row "prove"), and Refused when there is none, or this one has evidence.
    """
    about, _none = _about(actor, report, None)
    there = Evidence.objects.filter(report=about.replaces_id, response=None, removal=None)
    before = list(there) if about.replaces_id else []
    if not before or about.evidence.filter(response=None).exists():
        raise Refused(_("There is no evidence to repeat."), next_step=_("Put evidence beside this report."))
    told = [{name: getattr(one, name) for name in (*FILE_FIELDS, *LINK_FIELDS)} for one in before]
    rows = _record(actor, about, None, told)
    for row, one in zip(rows, before, strict=True):
        row.file = one.file.name
        row.save()
    return rows[0]


def _about(actor: Actor, report: str | None, response: str | None) -> tuple[Report, Response | None]:
    """The report that is locked, and the contest of it. Raises NotFound, NotAllowed and Invalid."""
    if (report is None) == (response is None):
        raise wrong("report", _("Name a report, or an answer to one."))
    lines = Report.objects.select_related("commitment__agreement", "seat", "entry")
    if response is None:
        row = fetch(actor, "prove", REPORT, lines.select_for_update(of=("self",)), reference=report)
        return row, None
    of = fetch(actor, "prove", RESPONSE, Response.objects.select_related("seat", "entry"), reference=response)
    return lines.select_for_update(of=("self",)).get(pk=of.report_id), of


def _taken(name: str, content: str) -> Upload:
    """The file as it is kept. Raises Invalid."""
    if not name:
        raise wrong("name", _("This is missing."))
    file = base64.b64decode(content)
    found = upload(name, file)
    if found is None:
        raise wrong("content", _("No file that we take: a PDF, Word, Excel, OpenDocument, JPEG, PNG or TIFF file."))
    if found.content_type not in PICTURES:
        return found
    try:
        plain = without_metadata(file, found.content_type)
    except UnreadablePicture as error:
        raise wrong("content", _("This picture cannot be read. Save it anew, smaller if it is very large.")) from error
    return Upload(found.name, found.content_type, plain, hashlib.sha256(plain).hexdigest())


def _record(actor: Actor, about: Report, of: Response | None, told: list[dict[str, Any]]) -> list[Evidence]:
    """The one entry, and the rows that are not saved yet."""
    chair = of.seat if of else about.seat
    agreement, public = about.commitment.agreement, about.public_from is not None
    place = {"report": about.reference, "response": of.reference if of else ""}
    names = [new_reference("evidence") for _one in told]
    said = {
        EVIDENCE[at]: without_empty({"reference": name, **place, **fields})
        for at, (name, fields) in enumerate(zip(names, told, strict=True))
    }
    refs: list[Entry] = [of.entry if of else about.entry]
    has = {"seat": chair.reference, **said}
    entry = record_kept(
        EVIDENCED, agreement, on=names[0], public=public, set_={"evidence": len(told)}, has=has, refs=refs
    )
    return [
        Evidence(report=about, response=of, **fields, **fields_of(actor, chair, entry, opening, name, public=public))
        for opening, name, fields in zip(EVIDENCE, names, told, strict=False)
    ]


def _keep(made: Evidence, taken: Upload) -> None:
    """The file on disk under a random name, for certain there before its row is."""
    stored = f"{new_reference('file')}.{ENDINGS[taken.content_type]}"
    made.file.save(stored, ContentFile(taken.content), save=False)
    with contextlib.suppress(NotImplementedError), open(made.file.path, "rb") as written:  # noqa: PTH123 - Django's path
        os.fsync(written.fileno())
