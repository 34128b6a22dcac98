"""What a letter is made of, and its two forms: plain text and a page, from the same words.

A letter has no pictures and nothing that tells when it was read. What somebody typed stands only in a `Quote`, or as a
value inside our own sentence, so that it can never look like a link of ours.
"""

from dataclasses import dataclass
from urllib.parse import quote, unquote

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..addresses import in_language

LONGEST_SUBJECT = 200
MAILTO = "mailto:"


@dataclass(frozen=True)
class Say:
    """A paragraph of ours."""

    text: str

    @property
    def plain(self) -> str:
        """For the version without markup."""
        return self.text


@dataclass(frozen=True)
class Code:
    """Something short to read and type, on a line of its own."""

    text: str

    @property
    def plain(self) -> str:
        """For the version without markup."""
        return self.text


@dataclass(frozen=True)
class Quote:
    """Words of somebody else; each line is marked."""

    text: str

    @property
    def plain(self) -> str:
        """For the version without markup."""
        return "\n".join(f"> {line}".rstrip() for line in self.text.splitlines())


@dataclass(frozen=True)
class Go:
    """A link with what it does: to a page of ours (`page("/voorbeelden/...")`), or to somebody (`mailto(...)`)."""

    label: str
    address: str

    @property
    def shown(self) -> str:
        """The address as people read and copy it."""
        return unquote(self.address.removeprefix(MAILTO)) if self.address.startswith(MAILTO) else self.address

    @property
    def plain(self) -> str:
        """For the version without markup."""
        return f"{self.label}:\n{self.shown}"


@dataclass(frozen=True)
class Task:
    """Something to do: what, about what, in how many minutes, and the page where it is done."""

    title: str
    text: str
    minutes: str
    address: str

    @property
    def about(self) -> str:
        """What stands below its title."""
        return f"{self.text} · {self.minutes}" if self.text else self.minutes

    @property
    def plain(self) -> str:
        """For the version without markup."""
        return f"{self.title}\n{self.about}\n{self.address}"


@dataclass(frozen=True)
class Link:
    """A link that does not call for attention."""

    label: str
    address: str

    @property
    def plain(self) -> str:
        """For the version without markup."""
        return f"{self.label}:\n{self.address}"


Part = Say | Code | Quote | Go | Task | Link


@dataclass(frozen=True)
class Composed:
    """A letter in one language."""

    subject: str
    parts: tuple[Part, ...]

    @property
    def line(self) -> str:
        """The subject on one line, whatever was in the values of it."""
        return " ".join(self.subject.split())[:LONGEST_SUBJECT]

    @property
    def text(self) -> str:
        """The version without markup."""
        return "\n\n".join([*(part.plain for part in self.parts), f"-- \n{_signature()}\n{page('/')}"]) + "\n"

    @property
    def html(self) -> str:
        """The version for a browser or mail program that shows markup."""
        said = [{f"is_{type(part).__name__.lower()}": True, "part": part} for part in self.parts]
        words = {"subject": self.line, "said": said, "signature": _signature(), "home": page("/")}
        return str(render_to_string("mail/letter.html", {**words, "language": (get_language() or "nl")[:2]}))


def page(path: str) -> str:
    """The whole address of a page of ours, in the language that is active."""
    return str(settings.BASE_URL).rstrip("/") + in_language(path)


def mailto(email: str) -> str:
    """The address by which a mail program writes to `email`, and to nobody else."""
    return f"{MAILTO}{quote(email, safe='@')}"


def _signature() -> str:
    return _("Woordhouder, an open library of good agreements. This is not a government website.")
