"""Who promises, and who helps: from the sentence itself, else from what it stands under."""

import re
from collections.abc import Sequence

from .facts import Lead
from .features import best_core
from .grammar import Core
from .naming import ALL, GENERAL, GROUP, NAME, THEY, WE, Mention, Names
from .party_words import ASSOCIATION, MUNICIPALITY
from .passages import Candidate
from .subjects import LEAD, NO_SUBJECT
from .words import pattern, small

_SPEAKS = re.compile(r"(?:van|namens|reactie|antwoord|brief|aan het woord|inbreng|zienswijze|woord)\b", re.I)
_OURS = re.compile(r"\W*(?:ons|onze)\b|gezamenlijke?\b|samen\b", re.I)
_WITHIN = re.compile(r"\b(?:in|binnen|uit|over|van|voor|aan) (?:\w+ )?$", re.I)
_JOINING = ("en", ",", "en met", "en de")
_NEAR = 60
_TOWN_THEMES = frozenset(("finance", "liveability"))


class Leads:
    """Finds the leads and helpers of the candidates of one paper, in reading order."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.block: object = None
        self.recent: list[tuple[tuple[int, ...], str]] = []  # subjects in this block, the last one last

    def of(
        self, candidate: Candidate, theme: str | None, *, is_likely: bool
    ) -> tuple[tuple[Lead, ...], tuple[Lead, ...]]:
        """Who promises `candidate` and who helps, if it `is_likely` a promise.

        Call it for every candidate, so that "zij" finds whom it means.
        """
        if candidate.block is not self.block:
            self.block, self.recent = candidate.block, []
        found = self._found(candidate, theme) if is_likely else ((), ())
        self._remember(candidate)
        return found

    def _found(self, candidate: Candidate, theme: str | None) -> tuple[tuple[Lead, ...], tuple[Lead, ...]]:
        if candidate.kind == "row":
            who, explicit = self._of_row(candidate)
            helpers = self._with(candidate, who)
        else:
            who, explicit = self._of_words(candidate, theme)
            helpers = self._helpers(candidate, who)
            if candidate.place.fields:
                who, helpers, explicit = self._of_card(candidate, who, helpers, explicit=explicit)
        return self._leads(who, explicit=explicit), self._leads(helpers, explicit=True)

    def _leads(self, who: Sequence[int], *, explicit: bool) -> tuple[Lead, ...]:
        seats = self.names.table.seats
        return tuple(Lead(seats[at].kind, seats[at].name, explicit) for at in who)

    def _of_row(self, candidate: Candidate) -> tuple[tuple[int, ...], bool]:
        cells, columns = candidate.block.cells, candidate.place.columns
        if columns.who is not None and columns.who < len(cells):
            who = self.names.in_cell(cells[columns.who].clean.split(", met ")[0].split(" met ")[0])
            if who:
                return who, True
        core = best_core(candidate)
        if core and core.by_party and core.how not in (WE, THEY):
            return core.who or core.agent, True
        named = self._named(candidate.parsed.mentions)
        if named:
            return named, True
        return (candidate.place.near, False) if candidate.place.near else ((), False)

    def _of_card(
        self, candidate: Candidate, who: tuple[int, ...], helpers: tuple[int, ...], *, explicit: bool
    ) -> tuple[tuple[int, ...], tuple[int, ...], bool]:
        """The lines "Trekker:" and "Betrokken:" below an agreement say it; what comes after "met" there helps."""
        for name, words in candidate.place.fields:
            leads, _, others = words.partition(" met ")
            if name == "who" and (named := self.names.in_cell(leads)):
                who, explicit = named, True
                helpers = tuple(at for at in self.names.in_cell(others) if at not in named) if others else helpers
        named = tuple(
            at for name, words in candidate.place.fields if name == "with" for at in self.names.in_cell(words)
        )
        return who, tuple(at for at in dict.fromkeys((*helpers, *named)) if at not in who), explicit

    def _with(self, candidate: Candidate, who: Sequence[int]) -> tuple[int, ...]:
        cells, columns = candidate.block.cells, candidate.place.columns
        if columns.with_ is None or columns.with_ >= len(cells):
            others = cells[columns.who].clean if columns.who is not None and columns.who < len(cells) else ""
            if " met " in others:
                return tuple(at for at in self.names.in_cell(others.partition(" met ")[2]) if at not in who)
            return self._helpers(candidate, who)
        return tuple(at for at in self.names.in_cell(cells[columns.with_].clean) if at not in who)

    def _of_words(self, candidate: Candidate, theme: str | None) -> tuple[tuple[int, ...], bool]:
        core = best_core(candidate)
        if core and core.place != NO_SUBJECT and not self._is_aside(core, candidate):
            return self._meant(core.who, core.how, candidate, is_lead=core.place == LEAD)
        if core and core.agent:
            return core.agent, True
        lead_in, text = candidate.place.lead_in, candidate.parsed.text
        doers = [one for one in candidate.parsed.mentions if text[: one.start].endswith("door ")]
        if doers and not core:
            return doers[0].who, True
        if lead_in and lead_in.who:
            return lead_in.who, False
        named = self._named([one for one in candidate.parsed.mentions if not _WITHIN.search(text[: one.start])])
        if named and not _OURS.match(candidate.text):
            return named, True
        return self._by_context(candidate, theme), False

    def _by_context(self, candidate: Candidate, theme: str | None) -> tuple[int, ...]:
        """Nobody is named in the sentence: the heading, the sentence before, or who usually does such a thing."""
        if _OURS.match(candidate.text):
            return self.names.everyone
        if candidate.place.near:
            return candidate.place.near
        return self.recent[-1][0] if self.recent else self._by_theme(theme)

    def _is_aside(self, core: Core, candidate: Candidate) -> bool:
        """A subject in a subordinate clause says nothing where a party is named outside it."""
        return (
            core.is_sub
            and candidate.parsed.tokens.lows[core.start] not in small("bridge")
            and bool(candidate.place.lead_in and candidate.place.lead_in.who)
        )

    def _meant(
        self, who: tuple[int, ...], how: str, candidate: Candidate, *, is_lead: bool
    ) -> tuple[tuple[int, ...], bool]:
        if how == THEY:
            if self.recent:
                return self.recent[-1][0], False
            return (candidate.place.near or who), False
        if how == GENERAL:
            singles = [seats for seats, said in reversed(self.recent) if len(seats) == 1 and seats[0] in who]
            if singles:
                return singles[0], False
            near = tuple(at for at in candidate.place.near if at in who)
            return near or who, False
        if how == WE:  # below "Samen:" or "Van de Huurdersraad" these speak
            lead_in, near = candidate.place.lead_in, candidate.place.near
            speaks = near if _SPEAKS.match(candidate.place.heading) else ()
            return (lead_in.who if lead_in and lead_in.who else speaks or who), False
        return who, not is_lead

    def _named(self, mentions: Sequence[Mention]) -> tuple[int, ...]:
        """The parties named, if that is one, or one row of them."""
        said = [mention for mention in mentions if mention.how in (NAME, GROUP, ALL)]
        if not said:
            return ()
        return said[0].who

    def _helpers(self, candidate: Candidate, who: Sequence[int]) -> tuple[int, ...]:
        """Who stands behind "samen met", "met inbreng van" and the like, with those that "en" joins to them."""
        text, mentions = candidate.parsed.text, candidate.parsed.mentions
        found = dict[int, None]()
        joined_to = -1
        for mention in mentions:
            if mention.how in (WE, THEY):
                continue
            is_joined = joined_to >= 0 and text[joined_to : mention.start].strip() in _JOINING
            if is_joined or pattern("helps").search(text[max(0, mention.start - _NEAR) : mention.start].lower()):
                found.update(dict.fromkeys(mention.who))
                joined_to = mention.end
        return tuple(at for at in found if at not in who)

    def _remember(self, candidate: Candidate) -> None:
        for core in candidate.parsed.cores:
            if core.place != NO_SUBJECT and core.how not in (WE, THEY, GENERAL):
                self.recent.append((core.who, core.how))
            elif core.agent:
                self.recent.append((core.agent, NAME))
        if not candidate.parsed.cores:
            return
        named = [m for m in candidate.parsed.mentions if m.how == NAME]
        if named and not any(core.place != NO_SUBJECT for core in candidate.parsed.cores):
            self.recent.append((named[-1].who, NAME))

    def _by_theme(self, theme: str | None) -> tuple[int, ...]:
        """Nobody is named: who usually does this."""
        table = self.names.table
        if theme in (None, "cooperation"):
            return self.names.everyone
        if theme in _TOWN_THEMES:
            return table.of_kind(MUNICIPALITY)
        return table.of_kind(ASSOCIATION)
