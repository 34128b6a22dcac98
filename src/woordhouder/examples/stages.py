"""How far an example in the making is, and on whom it waits. Pure: facts in, words out; no database, no clock."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from woordhouder.record.refusals import Words as Text


class Stage(TextChoices):
    """How far it is."""

    NOMINATED = "nominated", _("nominated")
    TAKEN_UP = "taken_up", _("taken up by an editor")
    INTERVIEWING = "interviewing", _("the parties are telling")
    WRITING = "writing", _("the editor is writing")
    CHECKING = "checking", _("the speakers are checking the whole")
    READY = "ready", _("ready to be published")
    PUBLISHED = "published", _("published")
    CLOSED = "closed", _("closed")


@dataclass(frozen=True)
class PartyFacts:
    """One party whose words are asked. The last four say what she answered about the newest text and all words.

    `has_way_in`: a living link. `is_asked` is about the whole as it is now: not when words were approved after it.
    `has_lapsed`: the day to answer by went by.
    """

    name: str
    is_out: bool = False  # declined, or ended by the editor
    has_way_in: bool = True
    has_words: bool = False
    has_approved: bool = False
    is_asked: bool = False
    has_agreed: bool = False
    has_objected: bool = False
    has_lapsed: bool = False

    @property
    def is_awaited(self) -> bool:
        """Whether it can still tell or approve."""
        return not (self.is_out or self.has_approved) and self.has_way_in

    @property
    def speaks(self) -> bool:
        """Whether its words will be published."""
        return self.has_approved and not self.is_out

    @property
    def is_content(self) -> bool:
        """Whether it agreed with the whole, or let the day go by without objecting."""
        return self.is_asked and not self.has_objected and (self.has_agreed or self.has_lapsed)


@dataclass(frozen=True)
class MakingFacts:
    """What is there of an example in the making. `has_text`: a manuscript with at least one source."""

    is_taken_up: bool = False
    is_closed: bool = False
    is_published: bool = False
    has_text: bool = False
    parties: Sequence[PartyFacts] = ()

    @property
    def awaited(self) -> list[PartyFacts]:
        """The parties that did not tell, approve or decline yet."""
        return [party for party in self.parties if party.is_awaited]

    @property
    def speakers(self) -> list[PartyFacts]:
        """The parties whose approved words belong to the whole."""
        return [party for party in self.parties if party.speaks]


@dataclass(frozen=True)
class Wait:
    """It waits on `who` (for a party: on `party`) to do `what`."""

    who: Literal["party", "editor", "nominator"]
    what: Text
    party: str = ""


@dataclass(frozen=True)
class Rule:
    """The stage when `holds`, and on whom it then waits."""

    stage: Stage
    says: Text
    holds: Callable[[MakingFacts], bool]
    waits: Callable[[MakingFacts], Iterator[Wait]]


def _on_nobody(_facts: MakingFacts) -> Iterator[Wait]:
    yield from ()


def _on_the_editor(what: Text) -> Callable[[MakingFacts], Iterator[Wait]]:
    return lambda _facts: iter([Wait("editor", what)])


def _on_who_tells(facts: MakingFacts) -> Iterator[Wait]:
    for party in facts.awaited:
        what = _("to approve its words, or change them") if party.has_words else _("to tell in its own words")
        yield Wait("party", what, party.name)
    if not facts.has_text:
        yield Wait("editor", _("to write the rest, with sources"))


def _on_who_checks(facts: MakingFacts) -> Iterator[Wait]:
    objecting = [party for party in facts.speakers if party.is_asked and party.has_objected]
    for party in objecting:
        yield Wait("editor", _("to mend what this party finds not right"), party.name)
    if not objecting and not all(party.is_asked for party in facts.speakers):
        yield Wait("editor", _("to ask the speakers to check the whole"))
        return
    for party in facts.speakers:
        if not (party.is_content or party in objecting):
            yield Wait("party", _("to check the whole"), party.name)


RULES = (  # the first that holds
    Rule(Stage.CLOSED, _("the editors closed it"), lambda f: f.is_closed, _on_nobody),
    Rule(Stage.PUBLISHED, _("it stands in the library"), lambda f: f.is_published, _on_nobody),
    Rule(
        Stage.NOMINATED,
        _("no editor took it up yet"),
        lambda f: not f.is_taken_up,
        _on_the_editor(_("to take it up")),
    ),
    Rule(
        Stage.TAKEN_UP,
        _("nobody is asked and nothing is written yet"),
        lambda f: not (f.parties or f.has_text),
        _on_the_editor(_("to invite the parties")),
    ),
    Rule(
        Stage.INTERVIEWING,
        _("a party with a living link did not approve words or decline yet"),
        lambda f: bool(f.awaited),
        _on_who_tells,
    ),
    Rule(
        Stage.WRITING,
        _("there is no text with a source yet"),
        lambda f: not f.has_text,
        _on_the_editor(_("to write the rest, with sources")),
    ),
    Rule(
        Stage.CHECKING,
        _("a speaker did not agree with the whole as it is now, and can still object or did"),
        lambda f: not all(party.is_content for party in f.speakers),
        _on_who_checks,
    ),
    Rule(
        Stage.READY,
        _("all who speak agree, or let their day go by"),
        lambda f: True,
        _on_the_editor(_("to publish it")),
    ),
)


def rule_for(facts: MakingFacts) -> Rule:
    """The first rule that holds."""
    return next(rule for rule in RULES if rule.holds(facts))


def stage_of(facts: MakingFacts) -> Stage:
    """How far it is."""
    return rule_for(facts).stage


def waits_on(facts: MakingFacts) -> list[Wait]:
    """On whom it waits, and for what; empty when it is over."""
    return list(rule_for(facts).waits(facts))
