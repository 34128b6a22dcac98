"""Words and lines that papers share: days, addresses, what seats say, and where a text can be read again."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from woordhouder.papers.notes import Language, printable
from woordhouder.papers.printed.facts import Block, Fact, Heading, Printed, Said

from ...models import ActKind
from ...moments import When, today
from ...queries.reading import SAYS
from ...queries.texts import AgreementHead, Answer, CommitmentText, Newer
from ...templatetags.agreements import DOUBTS
from ..reading.whole import whole_address

OF_THE_PARTIES: Language = "nl"


def language() -> Language:
    """That of the reader."""
    return "en" if (get_language() or "").startswith("en") else "nl"


def theirs() -> Language | None:
    """The language of the parties' own words, where it is another than the reader's."""
    return None if language() == OF_THE_PARTIES else OF_THE_PARTIES


def shown(day: date | datetime) -> str:
    """A day as people write it. A moment is a day in Amsterdam."""
    return date_format(day, "j F Y")


def as_of(when: When) -> str:
    """Of which day the text is, as known on which day."""
    return _("as in force on %(day)s, known on %(known)s") % {
        "day": shown(when.day),
        "known": shown(today(when.known)),
    }


def again(path: str, when: When) -> str:
    """Where exactly this text can be read again, whatever changes later."""
    known = when.bekend or when.known.strftime("%Y-%m-%dT%H:%M:%SZ")
    return f"{whole_address(path)}?op={when.day.isoformat()}&bekend={known}"


def term(head: AgreementHead) -> str:
    """From when to when it runs."""
    if head.until is None:
        return _("from %(start)s, no last day agreed") % {"start": shown(head.starts)}
    return _("from %(start)s up to and including %(end)s") % {"start": shown(head.starts), "end": shown(head.until)}


def title_of(row: CommitmentText) -> str:
    """What a commitment is called, or what stands in the place of a title that is not there."""
    if row.wording and row.wording.title:
        return row.wording.title
    if row.wording:
        return _("Commitment %(number)d: the title was removed") % {"number": row.number}
    return _("Commitment %(number)d") % {"number": row.number}


def named(number: int, title: str) -> str:
    """A commitment in a line: "3. Building"."""
    return f"{number}. {title}" if title else _("Commitment %(number)d") % {"number": number}


def called(number: int, title: str) -> str:
    """A commitment in a list: "Building (commitment 3)"."""
    if not title:
        return _("Commitment %(number)d") % {"number": number}
    return _("%(title)s (commitment %(number)d)") % {"title": title, "number": number}


def listed(names: Iterable[str]) -> str:
    """Names in a sentence: "A, B and C"."""
    *first, last = [*names] or [""]
    return _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last} if first else last


def counted(number: int) -> str:
    """So many commitments."""
    words = ngettext("%(counter)s commitment", "%(counter)s commitments", number)
    return words % {"counter": number}


def says(answer: Answer) -> str:
    """What one seat says, with its reason."""
    said = f"{answer.organisation}: {SAYS[answer.word]}"
    return f"{said} ({answer.reason})" if answer.reason else said


def marks(row: CommitmentText, *, is_below: bool) -> list[Block]:
    """What must stand beside a text wherever it is shown: that it is older, in doubt, or not public yet."""
    found: list[str] = [older(row.newer)] if row.newer else []
    found += [says(answer) for answer in row.answers if answer.word in DOUBTS]
    if row.act and row.act.public_from is None:
        found.append(_("Not public yet: only the table reads this text now."))
    return [Said(tuple(found), "mark", is_below=is_below)] if found else []


def older(newer: Newer) -> str:
    """That a newer text is in force, which this reader cannot read yet."""
    return _("This is the older text. A newer one is in force since %(since)s; it can be read from %(readable)s.") % {
        "since": shown(newer.since),
        "readable": shown(newer.readable_from),
    }


def act_kind(kind: str) -> str:
    """What an act did, as the first word of a line."""
    label = str(ActKind(kind).label)
    return label[:1].upper() + label[1:]


def private_notice(head: AgreementHead, rows: Iterable[CommitmentText]) -> list[Block]:
    """On the first page: that this copy holds what not everybody may read."""
    if not head.is_table_public:
        return [Said((_("This table is not public yet. Only who sits at it may read this."),), "mark")]
    if any(row.act and row.act.public_from is None for row in rows):
        return [Said((_("This copy holds texts that are not public yet. Only the table may read them now."),), "mark")]
    return []


def about(path: str, when: When, *, later: str = "", has_receipts: bool = False) -> list[Block]:
    """The colophon: where it comes from, of which day it is, and what one may do with it.

    `later`: where exactly the same can be read again; "": nowhere. `has_receipts`: they are in the PDF too.
    """
    carried = _("The PDF of this document carries the same facts as data.")
    if has_receipts:
        carried = _(
            "The PDF of this document carries the same facts as data, and the receipts of the public record as far as"
            " everybody may read them."
        )
    free = _(
        "Numbers, dates and names are free to use without conditions (CC0). The words are those of the parties who made"
        " the agreement."
    )
    return [
        Heading(1, _("About this document")),
        Fact(_("On the site"), (whole_address(path),)),
        *([Fact(_("This text again"), (later,))] if later else []),
        Fact(_("Text"), (as_of(when),)),
        Said((carried, free), "quiet"),
    ]


def paper(  # noqa: PLR0913 - what a paper is
    title: str,
    subtitle: str,
    blocks: Iterable[Block],
    *,
    head: AgreementHead,
    when: When,
    is_sheet: bool = False,
    is_of_the_parties: bool = False,
) -> Printed:
    """The document, with what stands above and below its pages. `is_of_the_parties`: they wrote the title."""
    running = f"{title} ({head.table_name})" if head.table_name not in title else title
    return Printed(
        title=printable(title).replace("\n", " "),
        subtitle=subtitle,
        blocks=tuple(blocks),
        running=running,
        footer=f"{head.title}, {as_of(when)}",
        page_of=_("page {page} of {pages}"),
        language=language(),
        on=today(when.known),
        is_sheet=is_sheet,
        title_language=theirs() if is_of_the_parties else None,
    )
