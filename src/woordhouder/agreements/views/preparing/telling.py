"""What recording does, in sentences, and what must be mended first, each with where to mend it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from woordhouder.record.refusals import FieldError, Words

from ...queries.before_recording import Recording
from ...queries.preparing import PreparationPage


@dataclass(frozen=True)
class Fault:
    """What is not right yet, of what, and the page on which it is mended."""

    label: str
    message: Words
    address: str


def faults(page: PreparationPage, will: Recording) -> list[Fault]:
    """What must be mended first, each place once with all that is wrong there."""
    found: dict[str, Fault] = {}
    for error in will.wrong:
        fault = _fault(page, error)
        before = found.get(fault.address + fault.label)
        if before is None or str(fault.message) not in str(before.message):
            words = f"{before.message} {fault.message}" if before else fault.message
            found[fault.address + fault.label] = replace(fault, message=words)
    return list(found.values())


def _fault(page: PreparationPage, error: FieldError) -> Fault:
    first, *rest = error.path.split(".")
    line = page.line(rest[0]) if first == "promises" and rest else None
    if line:
        return Fault(f"{line.place}. {line.title}", error.message, f"{page.address}/regel/{line.reference}#regel")
    if first == "facts":
        return Fault(_field_name(rest[0] if rest else ""), error.message, f"{page.address}/gegevens")
    return Fault(_("The list"), error.message, page.address)


def _field_name(name: str) -> str:
    names = {
        "title": _("Title"),
        "slug": _("Address"),
        "starts": _("First day"),
        "effective_from": _("In force from"),
        "parties": _("Parties"),
        "corrects": _("What is corrected"),
    }
    return names.get(name, _("Title, dates and parties"))


def sentences(page: PreparationPage, will: Recording) -> list[str]:
    """What happens at once, who is asked what, and when everybody reads it."""
    return [*_who_reads(page, will), *_who_is_asked(page, will), *_what_stays(page, will)]


def _who_reads(page: PreparationPage, will: Recording) -> Iterator[str]:
    if will.is_public_at_once:
        yield _("Everybody reads it at once, because the text is public already. The page names that source.")
        return
    yield _("The organisations at this table read it at once.")
    if not will.is_table_public:
        yield _("Nobody else does, as long as nobody has confirmed that the organisation that began this table exists.")
    elif will.public_at:
        day = {"day": date_format(localtime(will.public_at))}
        yield _("Everybody else reads it on %(day)s, or sooner when every party says that it may be public.") % day
        yield _("A party may object to a passage: then that passage waits, with the reason.")
    else:
        yield _("Everybody else reads it fourteen days after it is complete, or sooner when every party says so.")


def _who_is_asked(page: PreparationPage, will: Recording) -> Iterator[str]:
    if will.asked:
        told = {"parties": ", ".join(will.asked)}
        yield (
            _(
                "These parties stand as “not confirmed yet” until they confirm the text themselves: %(parties)s. "
                "Nobody is shown as agreeing before that."
            )
            % told
        )
    if will.signers:
        yield _("These parties are asked to sign: %(parties)s.") % {"parties": ", ".join(will.signers)}
        yield _("Each promise takes force once all who are needed for it have signed. Until then nothing changes.")
    if will.unclaimed:
        told = {"parties": ", ".join(will.unclaimed)}
        yield _("Nobody acts here yet for %(parties)s. Invite somebody from the page with the seats.") % told


def _what_stays(page: PreparationPage, will: Recording) -> Iterator[str]:
    if page.takes_new:
        yield _("Each promise gets a number and an address that stay.")
    yield _("What is recorded is not deleted. A mistake can be corrected, and the correction stands beside it.")
