"""Tags for pages of agreements: `{% load agreements %}`."""

import re

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from woordhouder.examples.words import Theme
from woordhouder.site import text
from woordhouder.site.addresses import in_language
from woordhouder.site.path_chart import chart

from ..disclosure import Piece, told
from ..facts import IndicatorFacts
from ..models import ActKind, WordingKind
from ..queries.on_theme import theme_at_tables
from ..queries.organisations import organisation_address
from ..queries.reading import SAYS
from ..queries.texts import AgreementHead, Answer, CommitmentText, WordingText
from ..removable import PARTS

register = template.Library()

LOOKS = {"confirmed": "ok", "signs": "ok", "signs_with_reservation": "info", "objects": "warning"}
DOUBTS = ("objects", "signs_with_reservation", "refuses")
MOST = 320  # characters of a text that a list shows
_SHORT = re.compile(r"\n[ \t]*\n")
# In the place of a passage while paragraphs are made; whoever typed such a sign sees another.
_SIGN = "\ue000"
_PLACE = re.compile(f"{_SIGN}(\\d+){_SIGN}")


@register.filter
def as_written(words: object) -> SafeString | str:
    """`{{ wording.title|as_written }}`: words of the parties, marked as Dutch on an English page."""
    if not words or (get_language() or "").startswith("nl"):
        return words if isinstance(words, SafeString) else str(words or "")
    return format_html('<span lang="nl">{}</span>', words)


@register.filter
def theme_label(code: str) -> object:
    """A theme in words."""
    return Theme(code).label if code in Theme.values else code


@register.filter
def theme_place(code: str) -> str:
    """Where all tables' promises on a theme are read."""
    return theme_at_tables(code)


@register.inclusion_tag("agreements/parts/party.html")
def party(head: AgreementHead, seat: str, name: str) -> dict[str, str]:
    """`{% party page.head words.lead words.lead_organisation %}`: a party by name, with the way to all it promises."""
    reference = head.organisation_of(seat)
    return {"name": name, "address": in_language(organisation_address(reference)) if reference else ""}


@register.filter
def wording_kind(code: str) -> object:
    """What sort of promise it is, in words."""
    return WordingKind(code).label if code in WordingKind.values else code


@register.filter
def act_kind(code: str) -> object:
    """What an act does, in words."""
    return ActKind(code).label if code in ActKind.values else code


@register.filter
def says(word: str) -> object:
    """`{{ answer.word|says }}`: what a seat says, in words after its name."""
    return SAYS[word]


@register.filter
def say_badge(word: str) -> str:
    """The kind of badge for what a seat says. The words tell it; the look only helps."""
    return LOOKS.get(word, "neutral")


@register.filter
def title_of(commitment: CommitmentText) -> SafeString | str:
    """`{{ commitment|title_of }}`: its title, or what stands in the place of one that is not there."""
    wording = commitment.wording
    if wording and wording.title:
        return as_written(wording.title)
    if wording:
        return _("Commitment %(number)d: the title was removed") % {"number": commitment.number}
    return _("Commitment %(number)d") % {"number": commitment.number}


@register.filter
def heading_of(wording: WordingText | None, number: int) -> str:
    """`{{ words|heading_of:page.commitment.number }}`: the title as plain text, or what stands in its place."""
    if wording and wording.title:
        return wording.title
    return _("Commitment %(number)d") % {"number": number}


@register.filter
def written(wording: WordingText | None, part: str) -> SafeString:
    """`{{ wording|written:"text" }}`: its paragraphs, with a bar in the place of each passage that waits."""
    pieces = wording.pieces.get(part, ()) if wording else ()
    bars = [piece for piece in pieces if piece.bars]
    plain = "".join(
        f"{_SIGN}{bars.index(piece)}{_SIGN}" if piece.bars else piece.words.replace(_SIGN, "\ufffd") for piece in pieces
    )

    def line(words: str) -> SafeString:
        found = _PLACE.split(words)
        return format_html_join("", "{}", ((_shown(words, at, bars),) for at, words in enumerate(found)))

    return text.prose(plain, line)


@register.filter
def opening(wording: WordingText) -> SafeString:
    """`{{ wording|opening }}`: the first paragraph of the text, for who skims."""
    return shortened(wording.text)


@register.filter
def shortened(words: str) -> SafeString:
    """`{{ line.text|shortened }}`: the first paragraph of these words, of which the end may be left out."""
    first = _SHORT.split(words.strip(), maxsplit=1)[0]
    shown = f"{first[:MOST].rsplit(' ', 1)[0]} …" if len(first) > MOST else first
    return text.prose(shown)


@register.filter
def doubts(commitment: CommitmentText) -> list[Answer]:
    """What seats say against a text or with a reserve: it stands beside the text wherever that is shown."""
    return [answer for answer in commitment.answers if answer.word in DOUBTS]


@register.filter
def is_not_public(commitment: CommitmentText) -> bool:
    """Whether only the table reads this text yet."""
    return commitment.act is not None and commitment.act.public_from is None


@register.filter
def part_label(part: str) -> object:
    """What of a wording was removed, in words."""
    return PARTS[part]


@register.filter
def path_sentence(figure: IndicatorFacts) -> str:
    """`{{ wording.figure|path_sentence }}`: what was promised in figures, in one sentence."""
    return f"{figure.name}: {chart(figure).sentence}"


def _shown(words: str, at: int, bars: list[Piece]) -> SafeString | str:
    return bar(bars[int(words)]) if at % 2 else words


def bar(piece: Piece) -> SafeString:
    """A passage that is not public yet: who objects and why stands in its place."""
    return format_html('<span class="agr-bar">{}</span>', told(piece))
