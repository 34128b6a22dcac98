"""The doors of a table that is not public: who sits there, what is prepared, done and waits there. See `doors.py`."""

import re

from .door import FORM, MEMBERS, POST, READ, SEATED, TABLE, Door, removal


def stoelen(rest: str, way: str = MEMBERS, methods: frozenset[str] = FORM, **more: object) -> Door:
    """A door of who sits at the private table; to act there is for who may bind a seat."""
    route = re.sub(r"\{(\w+)\}", "<str:seat>", rest)
    named = {"opens_for": frozenset({"seated"}), "knows": frozenset({"sitter"}), **more}
    there = {"there": f"/besloten/stoelen{rest}", "absent": f"/bestaat-niet/stoelen{rest}"}
    return Door(f"<slug:table>/stoelen{route}", way, methods, **{**there, **named})


WRITER, READER = frozenset({"seated"}), frozenset({"sitter"})


def voorbereiden(rest: str, methods: frozenset[str] = FORM, of: str = "preparing", **more: object) -> Door:
    """A door of what one organisation at the private table prepares; a colleague who only reads sees the list."""
    route = re.sub(r"\{(\w+)\}", "<str:promise>", rest)
    named = {"opens_for": WRITER, "knows": READER, **more}
    return Door(
        f"<slug:table>/voorbereiden/<str:reference>{route}",
        MEMBERS,
        methods,
        f"/besloten/voorbereiden/{{{of}}}{rest}",
        "" if methods == POST else f"/besloten/voorbereiden/preparation-aaaaaaaaaaaa{rest}",
        **named,
    )


def akte(rest: str, of: str = "act", **more: object) -> Door:
    """A door of one act at the private table; what is said there is for who may bind a seat."""
    route = re.sub(r"\{(\w+)\}", "<str:wording>", rest)
    return Door(
        f"<slug:table>/<slug:agreement>/akten/<str:reference>{route}",
        MEMBERS,
        FORM,
        f"/besloten/afspraken-1/akten/{{{of}}}{rest}",
        f"/besloten/afspraken-1/akten/act-aaaaaaaaaaaa{rest}",
        **{"opens_for": WRITER, "knows": READER, **more},
    )


def wacht(rest: str, methods: frozenset[str] = FORM, absent: str = "", **more: object) -> Door:
    """A door of what waits at the private table; who sits there sees it, who may bind a seat has a say."""
    route = re.sub(r"\{(\w+)\}", lambda found: f"<str:{THINGS.get(found[1], found[1])}>", rest)
    nowhere = f"/besloten/wacht{re.sub('{.*?}', absent, rest)}" if absent else "" if rest else "/bestaat-niet/wacht"
    named = {"opens_for": WRITER, "knows": READER, **more}
    return Door(f"<slug:table>/wacht{route}", MEMBERS, methods, f"/besloten/wacht{rest}", nowhere, **named)


THINGS = {"text": "wording"}


TABLE_DOORS = (
    removal("afspraak/<str:reference>", "afspraak/{text}", "afspraak/wording-aaaaaaaaaaaa"),
    stoelen("", TABLE, READ, opens_for=SEATED, knows=frozenset()),
    stoelen("/{waiting}", TABLE, READ, opens_for=SEATED, knows=frozenset()),
    stoelen("/nieuw"),
    stoelen("/begeleiders/nieuw"),
    stoelen("/{waiting}/innemen", opens_for=frozenset({"asked"}), knows=SEATED),
    stoelen("/{waiting}/veranderen"),
    stoelen("/{empty}/uitnodigen"),
    stoelen("/{own}/vertrekken"),
    Door(
        "<slug:table>/stoelen/begeleiders/<int:facilitation>/beeindigen",
        MEMBERS,
        FORM,
        "/besloten/stoelen/begeleiders/{facilitation}/beeindigen",
        "/besloten/stoelen/begeleiders/999999/beeindigen",
        opens_for=frozenset({"seated"}),
        knows=frozenset({"sitter"}),
    ),
    Door(
        "<slug:table>/stoelen/<str:seat>/uitnodigingen/<str:invitation>/intrekken",
        MEMBERS,
        POST,
        "/besloten/stoelen/{empty}/uitnodigingen/{to_seat}/intrekken",
        opens_for=frozenset({"seated"}),
    ),
    # Preparing an act, and the act.
    Door(
        "<slug:table>/afspraken/nieuw",
        MEMBERS,
        FORM,
        "/besloten/afspraken/nieuw",
        "/bestaat-niet/afspraken/nieuw",
        opens_for=WRITER,
        knows=READER,
    ),
    Door(
        "<slug:table>/<slug:agreement>/veranderen",
        MEMBERS,
        FORM,
        "/besloten/afspraken-1/veranderen",
        "/besloten/bestaat-niet/veranderen",
        opens_for=WRITER,
        knows=READER,
    ),
    voorbereiden("", READ, opens_for=SEATED),
    voorbereiden("/regel/{promise}"),
    voorbereiden("/regel/{promise}/weg", POST),
    voorbereiden("/regel/{dropped}/terug", POST),
    voorbereiden("/volgorde", POST),
    voorbereiden("/gegevens"),
    voorbereiden("/plakken"),
    voorbereiden("/verdelen"),
    voorbereiden("/kiezen", of="changing"),
    voorbereiden("/document"),
    voorbereiden("/document/bestand", READ, of="changing", opens_for=SEATED),
    voorbereiden("/voorbeeld", READ, opens_for=SEATED),
    voorbereiden("/vastleggen"),
    voorbereiden("/weggooien"),
    Door(
        "<slug:table>/<slug:agreement>/akten/<str:reference>",
        TABLE,
        READ,
        "/besloten/afspraken-1/akten/{act}",
        "/besloten/afspraken-1/akten/act-aaaaaaaaaaaa",
        opens_for=SEATED,
    ),
    akte("/bevestigen"),
    akte("/bevestigen/{text}"),
    akte("/tekenen", of="open_act", says=303),
    akte("/sluiten", of="open_act"),
    Door(
        "<slug:table>/<slug:agreement>/document/<str:reference>",
        TABLE,
        READ,
        "/besloten/afspraken-1/document/{document}",
        "/besloten/afspraken-1/document/document-aaaaaaaaaaaa",
        opens_for=SEATED,
    ),
    # What waits to be public.
    wacht("", READ, opens_for=SEATED, knows=frozenset()),
    wacht("/tekst/{text}", absent="wording-aaaaaaaaaaaa"),
    wacht("/bezwaar/{objection}/opgelost", POST),
    wacht("/{act}/openbaar", POST),
    # What goes on with what.
    Door(
        "<slug:table>/<slug:agreement>/naast/<slug:other>/vervolg",
        MEMBERS,
        POST,
        "/besloten/een/naast/twee/vervolg",
        "/bestaat-niet/een/naast/twee/vervolg",
    ),
)
