"""A note as plain text, and as the address that opens it in somebody's own mail program (RFC 6068)."""

from collections.abc import Iterator
from urllib.parse import quote

from .notes import LIST, QUOTE, Block, Paper, printable

# Some programs take no longer address; what does not fit is in the file.
LONGEST_ADDRESS = 1900


def plain(paper: Paper) -> str:
    """The whole note, a blank line between its parts, quotes marked as in a mail."""
    return "\n\n".join(_pieces(paper))


def mail_address(paper: Paper, *, shortened: str) -> str:
    """`mailto:` without a receiver, with the note as its text; ends with `shortened` when not all of it fits."""
    subject = " ".join(printable(paper.title).split())
    start = f"mailto:?subject={quote(subject, safe='')}&body="
    whole = plain(paper)
    if len(start) + len(_encoded(whole)) <= LONGEST_ADDRESS:
        return start + _encoded(whole)
    room = LONGEST_ADDRESS - len(start) - len(_encoded(f" ...\n\n{shortened}"))
    return start + _encoded(f"{_beginning(whole, room)} ...\n\n{shortened}")


def _pieces(paper: Paper) -> Iterator[str]:
    yield printable(paper.title).upper()
    yield printable(paper.subtitle)
    for part in paper.parts:
        yield "\n".join((printable(part.heading), *map(_written, part.blocks)))
    yield "\n".join(map(printable, paper.footer))


def _written(block: Block) -> str:
    mark = {QUOTE: "> ", LIST: "- "}.get(block.kind, "")
    lines = [f"{mark}{printable(line)}" for line in block.lines]
    return "\n".join([*lines, *filter(None, [printable(block.source)])])


def _encoded(text: str) -> str:
    return quote(text.replace("\n", "\r\n"), safe="")


def _beginning(text: str, room: int) -> str:
    """As many whole words from the start as fit in `room` once they are encoded."""
    fitting, used = list[str](), 0
    for word in text.split(" "):
        used += len(_encoded(f"{word} "))
        if used > room:
            break
        fitting.append(word)
    return " ".join(fitting)
