"""The note at the start of a conversation: what somebody wrote, the example as a quote, and what is open. Pure."""

from collections.abc import Iterator
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from woordhouder.papers.notes import LIST, PARAGRAPH, QUOTE, Block, Language, Paper, Part, paragraphs

from .conversing import Begun
from .facets import theme_label
from .facts import CommitmentFacts
from .queries.conversing import ConversationPage
from .queries.telling import source_lines

MOST_THEMES = 2
OF_THE_LIBRARY: Language = "nl"


def note(page: ConversationPage, begun: Begun, *, address: str, on: date, by: str = "") -> Paper:
    """The note of the day `on`, in the language that is active. `address`: of the example, whole. `by`: who made it."""
    return Paper(
        title=_("Start of a conversation about %(subject)s") % {"subject": _subject(page)},
        subtitle=_("Beside an example from %(place)s") % {"place": f"{page.line.place}, {page.line.years}"},
        parts=tuple(_parts(page, begun, address)),
        footer=_footer(on, by),
        language=_language(),
        author=by,
    )


def _parts(page: ConversationPage, begun: Begun, address: str) -> Iterator[Part]:
    answers = [(question.name, Part(str(question.asks), _said(words))) for question, words in begun.answered]
    for name, part in answers:
        if name == "task":
            yield Part(part.heading, part.blocks, is_first=True)
    if quote := _quote(page, begun, address):
        yield Part(_("What they agreed elsewhere"), (quote,))
    yield from (part for name, part in answers if name != "task")
    if begun.open:
        yield Part(_("Still to discuss"), (Block(LIST, tuple(str(question.asks) for question in begun.open)),))
    yield Part(_("How to go on"), (Block(LIST, _steps(address)),))


def _said(words: str) -> tuple[Block, ...]:
    return (Block(PARAGRAPH, paragraphs(words)),)


def _quote(page: ConversationPage, begun: Begun, address: str) -> Block | None:
    """The example in its own words. None when its summary was removed and nothing else was chosen."""
    lines = [] if "summary" in page.removed else [f"“{page.facts.summary}”"]
    promises = dict(enumerate(page.facts.commitments, 1))
    lines += [_promise(promises[number]) for number in begun.quoted if number in promises]
    if not lines:
        return None
    title = page.line.place if "title" in page.removed else page.facts.title
    source = _("Source: %(title)s, version %(version)d in Woordhouder, %(address)s") % {
        "title": title,
        "version": page.version,
        "address": address,
    }
    # One is enough on a sheet of one page: that of the parties themselves, if there is one. The example names all.
    told = [_source(line.publisher, line.title, line.url) for line in source_lines(page.facts.sources)[:1]]
    there = "" if _language() == OF_THE_LIBRARY else OF_THE_LIBRARY
    return Block(QUOTE, tuple(lines), "\n".join([source, *told]), there or None)


def _promise(promise: CommitmentFacts) -> str:
    who = f" ({', '.join(promise.who)})" if promise.who else ""
    return f"“{promise.text}”{who}"


def _source(publisher: str, title: str | None, url: str) -> str:
    return f"{publisher}, {title}, {url}" if title and title != publisher else f"{publisher}, {url}"


def _subject(page: ConversationPage) -> str:
    themes = [theme_label(theme).lower() for theme in page.line.themes[:MOST_THEMES]]
    if len(themes) < MOST_THEMES:
        return themes[0]
    return _("%(one)s, and %(other)s") % {"one": themes[0], "other": themes[1]}


def _steps(address: str) -> tuple[str, ...]:
    return (
        _("Give this note to who should be at the table, and ask: what do you see that is not in it?"),
        _("Sit together for an hour. Begin with the task, not with a solution."),
        _("Say at the end who finds out what is open, and when you meet again."),
        _("Read the whole example together: %(address)s") % {"address": address},
    )


def _footer(on: date, by: str) -> tuple[str, ...]:
    facts = {"day": date_format(on, "j F Y"), "by": by}
    made = _("Made on %(day)s for %(by)s, with Woordhouder.") if by else _("Made on %(day)s with Woordhouder.")
    no_agreement = _("This begins a conversation. It is not an agreement, and nobody is bound by it.")
    return (
        f"{made % facts} {no_agreement}",
        _("What stands between quotation marks was written elsewhere. The rest are the words of who made this note."),
    )


def _language() -> Language:
    return "en" if (get_language() or "").startswith("en") else "nl"
