"""What happened before a journey begins: examples that were published a week and a year ago, with their speakers.

Their moments lie in the past, so that the worker of the server finds what is due and asks by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from woordhouder.commands.demo import EDITOR, KEEPER
from woordhouder.commands.setup import EDITORIAL_BOARD, set_up
from woordhouder.examples import actions
from woordhouder.parties.actor import ANONYMOUS, Actor, acting_for
from woordhouder.parties.links import holding
from woordhouder.record.clock import acting_at, now


@dataclass(frozen=True)
class Spoke:
    """A party that told, in which role and with which words; `email`: whom it was asked by."""

    party: str
    kind: str
    role: str
    email: str
    words: str
    may_be_asked: bool = False


@dataclass(frozen=True)
class Earlier:
    """An example that was published `days` ago."""

    slug: str
    title: str
    days: int
    spoke: Sequence[Spoke]

    @property
    def address(self) -> str:
        """Its page."""
        return f"/voorbeelden/{self.slug}"


A_YEAR_AGO = Earlier(
    "tilburg-portieken-2019",
    "Een vast gezicht in ieder portiek",
    372,
    (
        Spoke("Bewoners Kastanjehof", "tenants_organisation", "bewoner", "kastanje@hof.example", "Zij kennen ons."),
        Spoke("Woonkastanje", "housing_association", "opzichter", "opzichter@hof.example", "Wij zijn er elke dag."),
    ),
)
A_WEEK_AGO = Earlier(
    "tilburg-warmte-2021",
    "Warm wonen zonder hogere huur",
    7,
    (
        Spoke("Huurdersraad Linde", "tenants_organisation", "bestuurslid", "linde@raad.example", "Wij rekenden mee."),
        Spoke("Woonlinde", "housing_association", "manager wonen", "manager@linde.example", "Wij gaven alles open."),
    ),
)
WITH_PEERS = Earlier(
    "tilburg-samen-zorgen-2022",
    "Zorg en wonen aan één tafel",
    30,
    (
        Spoke("Zorgkring Beuk", "care_provider", "wijkverpleegkundige", "zorg@beuk.example", "Wij zaten erbij.", True),
        Spoke("Woonbeuk", "housing_association", "opzichter", "opzichter@beuk.example", "Dat scheelde.", True),
    ),
)
ALL = (A_YEAR_AGO, WITH_PEERS, A_WEEK_AGO)
REPORTED = "De tweede alinea noemt het verkeerde jaar."


def tell() -> None:
    """Let all of it happen, each at its moment."""
    set_up(editor=EDITOR, controller=KEEPER)
    editor = acting_for(EDITOR, EDITORIAL_BOARD)
    for one in ALL:
        with acting_at(datetime.now(UTC) - timedelta(days=one.days)):
            _publish(editor, one)
    with acting_at(datetime.now(UTC) - timedelta(days=3)):
        given = {"slug": A_YEAR_AGO.slug, "text": REPORTED, "email": "lezer-van-toen@buurt.example"}
        report = actions.report_mistake(ANONYMOUS, **given)
        actions.answer_report(editor, report=report.reference, answer="Dank u wel, dat is hersteld.")


def _publish(editor: Actor, one: Earlier) -> None:
    made = actions.nominate(editor, title=one.title, places=["Tilburg"], why="Het werkte voor bewoners.")
    nomination = made.reference
    actions.take_up(editor, nomination=nomination)
    told = [_tell(editor, nomination, spoke) for spoke in one.spoke]
    actions.write_manuscript(editor, nomination=nomination, slug=one.slug, facts=_facts(one), replaces=0)
    actions.ask_checks(editor, nomination=nomination)
    for interview in told:
        speaker = holding(task="check", about=interview, moment=now())
        actions.answer_check(speaker, interview=interview, agrees=True)
    actions.publish(editor, nomination=nomination)


def _tell(editor: Actor, nomination: str, spoke: Spoke) -> str:
    who = {"party": spoke.party, "kind": spoke.kind, "role": spoke.role, "email": spoke.email}
    interview = actions.invite_speaker(editor, nomination=nomination, **who).reference
    speaker = holding(task="interview", about=interview, moment=now())
    words = {"what_made_it_good": spoke.words, "replaces": 0}
    number = actions.write_words(speaker, interview=interview, **words).number
    actions.approve_words(speaker, interview=interview, number=number, may_be_asked=spoke.may_be_asked)
    return interview


def _facts(one: Earlier) -> dict[str, object]:
    first = datetime.now(UTC).year - 7
    return {
        "title": one.title,
        "summary": f"{one.title}, in een voorbeeld dat voor de tests is verzonnen.",
        "places": ["Tilburg"],
        "years": {"from": first, "until": first + 4},
        "themes": ["affordability"],
        "story": "Dit voorbeeld is verzonnen.",
        "sources": [{"url": "https://krant.example/tilburg", "publisher": "Stadskrant Voorbeeld", "kind": "news"}],
    }
