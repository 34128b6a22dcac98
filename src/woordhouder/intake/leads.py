"""Who promises, and who helps: from the sentence itself, else from what it stands under."""

import re
from collections.abc import Sequence

from .facts import Lead
from .features import best_core
from .grammar import Core
from .naming import ALL, GENERAL, GROUP, NAME, THEY, WE, Mention, Names
from .party_words import ASSOCIATION, MUNICIPALITY, TENANTS
from .passages import Candidate
from .subjects import LEAD, NO_SUBJECT
from .tags import tag_of
from .words import pattern, small

_SPEAKS = re.compile(r"(?:van|namens|reactie|antwoord|brief|aan het woord|inbreng|zienswijze|woord)\b", re.I)
_OURS = re.compile(r"\W*(?:ons|onze)\b|gezamenlijke?\b|samen\b", re.I)
_WITHIN = re.compile(r"\b(?:in|binnen|uit|over|van|voor|aan) (?:\w+ )?$", re.I)
_JOINING = ("en", ",", "en met", "en de")
_PART = re.compile(r"(?i)(?:deel|afdeling|blok)\s+(?:\w{1,4}|een|twee|drie|vier)\b\W*(?P<about>.*)$")
# What only a municipality decides.
_DUTY = re.compile(
    r"(?i)\b(?:\w*vergunning(?:en)?|\w*verordening|bestemmingsplan|omgevingsplan|urgentie\w*|wmo|leges|grondprij\w+|bouwrijp|"
    r"raadsvoorstel|(?:de|gemeente)\s?raad|college|begroting)\b"
)
_NEAR = 60
_SEVERAL = 2
_JOINED = 2  # tokens from the last of one name to the first of the next, with "en" between
_THERE = re.compile(r"\b(?:daar|aldaar|er)\b")
_EACH = re.compile(r"\b\d+ (?:bij|van|door|voor) (?:de )?$")
_TOWN_THEMES = frozenset(("finance", "liveability"))


class Leads:
    """Finds the leads and helpers of the candidates of one paper, in reading order."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.block: object = None
        self._under: tuple[str, ...] = ()
        self.section: set[int] = set()  # who was named below these headings
        self._town: int | None = None
        self._above: dict[tuple[str, ...], tuple[int, ...]] = {}
        self.recent: list[tuple[tuple[int, ...], str]] = []  # subjects in this block, the last one last

    def of(
        self, candidate: Candidate, theme: str | None, *, is_likely: bool
    ) -> tuple[tuple[Lead, ...], tuple[Lead, ...]]:
        """Who promises `candidate` and who helps, if it `is_likely` a promise.

        Call it for every candidate, so that "zij" finds whom it means.
        """
        if candidate.block is not self.block:
            self.block, self.recent = candidate.block, []
        if candidate.kind == "heading":
            self._enter(f"{candidate.block.label} {candidate.text}".strip())
        if candidate.place.headings != self._under:
            self._under, self.section = candidate.place.headings, set()
        found = self._found(candidate, theme) if is_likely else ((), ())
        self.section.update(at for one in candidate.parsed.mentions if one.how == NAME for at in one.who)
        self._remember(candidate)
        return found

    def _enter(self, heading: str) -> None:
        """A part of the paper that is about one municipality ("Deel B: Ossenkolk") or no longer is."""
        if match := _PART.match(heading):
            towns = [at for at in self.names.table.of_kind(MUNICIPALITY) if self._is_named(at, match["about"])]
            self._town = towns[0] if len(towns) == 1 else None

    def _found(self, candidate: Candidate, theme: str | None) -> tuple[tuple[Lead, ...], tuple[Lead, ...]]:
        if candidate.kind == "row":
            who, explicit = self._of_row(candidate)
            helpers = self._with(candidate, who)
        else:
            tag = tag_of(candidate, self.names)
            who, explicit = (tag.who, True) if tag else self._of_words(candidate, theme)
            helpers = tuple(dict.fromkeys((*(tag.helpers if tag else ()), *self._helpers(candidate, who))))
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
            is_general = any(one.how == GENERAL and one.who == core.agent for one in candidate.parsed.mentions)
            return (self._one_of(core.agent, candidate) if is_general else core.agent), True
        return self._beside(candidate) or (self._by_context(candidate, theme), False)

    def _beside(self, candidate: Candidate) -> tuple[tuple[int, ...], bool] | None:
        """Who does it where no party is its subject: "door X", the lead-in, whose it is, or who else is named."""
        text, lead_in = candidate.parsed.text, candidate.place.lead_in
        if doers := self._row(candidate, "doer"):
            return doers, True
        if lead_in and lead_in.who:
            return lead_in.who, False
        if _OURS.match(candidate.text):
            return None
        outside = [one for one in candidate.parsed.mentions if not _WITHIN.search(text[: one.start])]
        named = self._row(candidate, "owner") or self._named(outside)
        return (named, True) if named else None

    def _row(self, candidate: Candidate, before: str) -> tuple[int, ...]:
        """The first row of parties behind such words: "door X en Y" (doer), "van X", "voor rekening van X" (owner)."""
        text, mentions = candidate.parsed.text, candidate.parsed.mentions
        each = [one for one in mentions if _EACH.search(text[: one.start].lower())]
        if before == "owner" and len(each) >= _SEVERAL:  # "18 bij Breesand en 7 bij De Terp"
            return tuple(sorted({at for one in each for at in one.who}))
        for number, first in enumerate(mentions):
            words = text[max(0, first.start - _NEAR) : first.start].lower()
            if first.how in (WE, THEY) or not pattern(before).search(words):
                continue
            who, end = set[int](), first.start
            for one in mentions[number:]:
                if who and text[end : one.start].strip() not in _JOINING:
                    break
                who.update(self._one_of(one.who, candidate) if one.how == GENERAL else one.who)
                end = one.end
            return tuple(sorted(who))
        return ()

    def _one_of(self, who: tuple[int, ...], candidate: Candidate) -> tuple[int, ...]:
        """Which of several of one kind "de gemeente" or "de corporatie" is: by a heading, else the one lately named."""
        if place := self._place_in(who, candidate):
            return place
        above = [at for at in self._headed(candidate.place.headings) if at in who]
        singles = [seats for seats, _how in reversed(self.recent) if len(seats) == 1 and seats[0] in who]
        is_town = all(self.names.table.seats[at].kind == MUNICIPALITY for at in who)
        if not above and is_town and self._town in who:
            above = [self._town]
        if above and (is_town or not singles):
            return (above[-1],)
        return singles[0] if singles else who

    def _place_in(self, who: tuple[int, ...], candidate: Candidate) -> tuple[int, ...]:
        """The one of several municipalities of which a sentence names the place, or "daar" the one named before."""
        towns = [at for at in who if self.names.table.seats[at].kind == MUNICIPALITY]
        if len(towns) < _SEVERAL or len(towns) != len(who):
            return ()
        named = [at for at in towns if self._is_named(at, candidate.parsed.text)]
        if not named and candidate.number and _THERE.search(candidate.text):
            named = [at for at in towns if self._is_named(at, candidate.before)]
        return tuple(named) if len(named) == 1 else ()

    def _headed(self, headings: tuple[str, ...]) -> tuple[int, ...]:
        """Of each kind the one seat that the headings name, the nearest heading last."""
        if headings not in self._above:
            table, found = self.names.table, dict[str, int]()
            for heading in headings:
                for kind in (MUNICIPALITY, ASSOCIATION, TENANTS):
                    named = [at for at in table.of_kind(kind) if self._is_named(at, heading)]
                    if len(named) == 1:
                        found[kind] = named[0]
                    elif named:
                        found.pop(kind, None)
            self._above[headings] = tuple(found.values())
        return self._above[headings]

    def _is_named(self, at: int, text: str) -> bool:
        seat = self.names.table.seats[at]
        return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in (seat.name, *seat.aliases))

    def _by_context(self, candidate: Candidate, theme: str | None) -> tuple[int, ...]:
        """Nobody is named in the sentence: the heading, the sentence before, or who usually does such a thing."""
        if _OURS.match(candidate.text):
            return self.names.we
        if candidate.place.near:
            return candidate.place.near
        if not self.recent and _DUTY.search(candidate.text):
            return self._one_of(self.names.table.of_kind(MUNICIPALITY), candidate)
        tenants = set(self.names.table.of_kind(TENANTS))
        busy = [who for who, _how in self.recent if not tenants.issuperset(who)]
        return busy[-1] if busy else self._by_theme(theme)

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
            if named := self._before_they(candidate):
                return named, False
            if self.recent:
                return self.recent[-1][0], False
            return (candidate.place.near or who), False
        if how == GENERAL:
            found = self._one_of(who, candidate)
            near = tuple(at for at in candidate.place.near if at in who)
            return (found if len(found) == 1 else near or who), False
        if how == WE:  # below "Samen:" or "Van de Huurdersraad" these speak
            lead_in, near = candidate.place.lead_in, candidate.place.near
            speaks = near if _SPEAKS.match(candidate.place.heading) else ()
            return (lead_in.who if lead_in and lead_in.who else speaks or who), False
        return who, not is_lead

    def _before_they(self, candidate: Candidate) -> tuple[int, ...]:
        """Whom "zij" means by the words before it: "voor grond die de gemeente heeft, rekent zij"."""
        pronouns = [one for one in candidate.parsed.mentions if one.how == THEY]
        if not pronouns:
            return ()
        named = [one for one in candidate.parsed.mentions if one.how == NAME and one.start < pronouns[0].start]
        return named[-1].who if named else ()

    def _named(self, mentions: Sequence[Mention]) -> tuple[int, ...]:
        """The parties named, if that is one, or one row of them."""
        said = [mention for mention in mentions if mention.how in (NAME, GROUP, ALL)]
        if not said:
            return ()
        who, last = set(said[0].who), said[0].last
        for one in said[1:]:  # "Breesand en De Terp"
            if one.first - last != _JOINED:
                break
            who.update(one.who)
            last = one.last
        return tuple(sorted(who))

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
        who = table.of_kind(MUNICIPALITY if theme in _TOWN_THEMES else ASSOCIATION)
        named = tuple(at for at in who if at in self.section)
        return named if len(named) == 1 else who
