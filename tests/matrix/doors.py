"""The addresses that are not for everybody to read as they are: forms, rooms behind a sign-in, personal links.

A row each, as in `rows.py`; `{...}` is filled from the house in use (`house.py`).
"""

import re
from dataclasses import dataclass

READ = frozenset({"GET", "HEAD"})
FORM = READ | {"POST"}
POST = frozenset({"POST"})

OF_ALLAUTH = 302
"""Its own pages look at the method first, and send a stranger away with this status."""

EVERYBODY = "everybody"
"""A form without account."""
MEMBERS = "members"
"""Whoever signed in, each her own."""
LINK = "link"
"""Whoever holds the personal link."""
DEMO = "demo"
"""Everybody, in demo mode only."""
TABLE = "table"
"""Who sits at the table, which is not public: absent for all others, strangers too."""

EDITORS = frozenset({"editor", "chief"})
INVOLVED = EDITORS | {"nominator"}
# Who sits at the private table and who only reads there; for whose organisation a seat waits.
SEATED = frozenset({"seated", "sitter"})
ACTING = INVOLVED | {"reader", "outsider", "controller", "asked"} | SEATED
SIGNED_IN = ACTING | {"left", "loner"}


@dataclass(frozen=True)
class Door:
    """One route, as it is written in urls.py.

    `there`: an address of it that is there; `absent`: one of the same form that leads nowhere ("" when the address
    leaves nothing open). `way`: how one comes in. `opens_for`: the signed-in people for whom it opens. To `knows`, who
    may read of the thing but not do this, it answers 403; to all others `refused`; to a stranger `stranger` (sign in
    first).
    `says` is what it answers to who may, `says_members` what it answers to those who signed in, where that differs.
    """

    route: str
    way: str
    methods: frozenset[str] = READ
    there: str = ""
    absent: str = ""
    opens_for: frozenset[str] = frozenset()
    knows: frozenset[str] = frozenset()
    refused: int = 404
    stranger: int = 303
    says: int = 200
    says_members: int = 0

    @property
    def address(self) -> str:
        return self.there or f"/{self.route}"

    def opens(self, who: str) -> bool:
        """Whether it opens for `who`."""
        return self.way not in (MEMBERS, TABLE) or who in self.opens_for

    def expected(self, who: str, method: str) -> int:
        """The status that `who` gets by `method`."""
        if method not in self.methods and (who != "anonymous" or self.way != MEMBERS or self.stranger == OF_ALLAUTH):
            return 405
        if self.way == MEMBERS and who == "anonymous":
            return self.stranger
        if not self.opens(who):
            return 403 if who in self.knows else self.refused
        return self.says_members or self.says if who != "anonymous" else self.says


DOSSIER, GESPREK = "/in-de-maak/{nomination}", "/in-de-maak/{nomination}/gesprek/{interview}"
NO_DOSSIER, NO_GESPREK = (
    "/in-de-maak/nomination-aaaaaaaaaaaa",
    "/in-de-maak/{nomination}/gesprek/interview-aaaaaaaaaaaa",
)
EXAMPLE, NO_EXAMPLE = "/voorbeelden/{slug}", "/voorbeelden/bestaat-niet"
TALK, NO_TALK = "/mijn/gesprekken/{conversation}", "/mijn/gesprekken/conversation-aaaaaaaaaaaa"
NO_TOKEN = "{no_token}"


def dossier(rest: str, opens_for: frozenset[str], **more: object) -> Door:
    """A door of one dossier; strangers cannot tell that there is one."""
    return Door(
        f"in-de-maak/<str:reference>{rest}",
        MEMBERS,
        there=DOSSIER + rest,
        absent=NO_DOSSIER + rest,
        opens_for=opens_for,
        knows=INVOLVED,
        **more,
    )


def gesprek(rest: str, opens_for: frozenset[str], **more: object) -> Door:
    """A door of one interview."""
    return Door(
        f"in-de-maak/<str:reference>/gesprek/<str:interview>{rest}",
        MEMBERS,
        FORM,
        there=GESPREK + rest,
        absent=NO_GESPREK + rest,
        opens_for=opens_for,
        knows=INVOLVED,
        **more,
    )


def talk(rest: str, methods: frozenset[str] = READ) -> Door:
    """A door of the conversation that one person prepares."""
    return Door(
        f"mijn/gesprekken/<slug:reference>{rest}",
        MEMBERS,
        methods,
        there=TALK + rest,
        absent=NO_TALK + rest,
        opens_for=frozenset({"nominator"}),
    )


def story(rest: str) -> Door:
    """A door of the speaker's own words."""
    return Door(
        f"uw-verhaal/<str:token>{rest}", LINK, FORM, f"/uw-verhaal/{{speaking}}{rest}", f"/uw-verhaal/{NO_TOKEN}{rest}"
    )


def of_example(rest: str, methods: frozenset[str] = FORM, **more: object) -> Door:
    """A form on an example."""
    return Door(
        f"voorbeelden/<slug:slug>{rest}", EVERYBODY, methods, there=EXAMPLE + rest, absent=NO_EXAMPLE + rest, **more
    )


def redactie(rest: str, methods: frozenset[str] = READ, **more: object) -> Door:
    """A door of the editors' room."""
    return Door(f"redactie{rest}", MEMBERS, methods, **{"opens_for": EDITORS, "refused": 403, **more})


def mine(rest: str, methods: frozenset[str] = READ, opens_for: frozenset[str] = SIGNED_IN, **more: object) -> Door:
    """What is a person's own."""
    return Door(f"mijn{rest}", MEMBERS, methods, opens_for=opens_for, **more)


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
BINDERS = frozenset({"chief", "outsider", "controller", "seated", "asked"})
DOORS = (
    # Coming in and going out.
    Door("aanmelden", EVERYBODY, FORM, says_members=302),
    Door("aanmelden/code", EVERYBODY, FORM, says=302),
    Door("aanmelden/passkey", EVERYBODY, FORM, says=302),
    Door("afmelden", MEMBERS, FORM, opens_for=SIGNED_IN, stranger=OF_ALLAUTH),
    Door("uitnodiging/<str:token>", LINK, FORM, "/uitnodiging/{joining}", f"/uitnodiging/{NO_TOKEN}"),
    # Beginning, and who sits at a table.
    Door("begin", EVERYBODY, FORM),
    Door("begin/<str:token>", LINK, FORM, "/begin/{beginning}", f"/begin/{NO_TOKEN}"),
    Door("tafels/nieuw", MEMBERS, FORM, opens_for=frozenset({"outsider", "seated", "asked"}), refused=403),
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
    # What is one's own.
    mine(""),
    mine("/tafels"),
    mine("/code", FORM),
    mine(
        "/bevestigen/<str:organisation>",
        FORM,
        frozenset({"controller"}),
        knows=SIGNED_IN,
        there="/mijn/bevestigen/{unconfirmed}",
        absent="/mijn/bevestigen/org-aaaaaaaaaaaa",
    ),
    mine(".json"),
    mine("/gegevens"),
    mine("/gegevens.json"),
    mine("/gegevens/wissen", FORM),
    Door("mijn/gegevens/gewist", EVERYBODY),
    mine("/sessies", FORM),
    mine("/wissel", FORM),
    mine("/passkeys", stranger=OF_ALLAUTH),
    mine("/passkeys/nieuw", FORM, stranger=OF_ALLAUTH),
    mine("/passkeys/<int:pk>/weg", FORM, frozenset(), there="/mijn/passkeys/1/weg", stranger=OF_ALLAUTH),
    mine("/organisatie", opens_for=ACTING, refused=403),
    mine("/organisatie/uitnodigen", FORM, BINDERS, refused=403),
    mine("/organisatie/naam", FORM, BINDERS, refused=403),
    mine("/organisatie/opvolger", FORM, BINDERS, refused=403),
    mine(
        "/organisatie/uitnodigingen/<str:reference>/intrekken",
        POST,
        frozenset({"chief"}),
        knows=EDITORS | {"reader", "left", "loner"},
        there="/mijn/organisatie/uitnodigingen/{invitation}/intrekken",
    ),
    mine(
        "/organisatie/leden/<int:membership>",
        FORM,
        frozenset({"chief", "reader"}),
        knows=EDITORS,
        there="/mijn/organisatie/leden/{membership}",
        absent="/mijn/organisatie/leden/999999",
    ),
    mine(
        "/organisatie/leden/<int:membership>/beeindigen",
        FORM,
        frozenset({"chief", "reader"}),
        knows=EDITORS,
        there="/mijn/organisatie/leden/{membership}/beeindigen",
        absent="/mijn/organisatie/leden/999999/beeindigen",
    ),
    mine(
        "/organisatie/leden/<int:membership>/overdragen",
        FORM,
        frozenset({"chief", "reader"}),
        knows=EDITORS,
        there="/mijn/organisatie/leden/{membership}/overdragen",
        absent="/mijn/organisatie/leden/999999/overdragen",
    ),
    mine("/gesprekken"),
    talk(""),
    talk(".pdf"),
    talk(".docx"),
    talk("/antwoorden", FORM),
    talk("/weg", FORM),
    # Making an example.
    Door("voordragen", EVERYBODY, FORM),
    Door("in-de-maak", EVERYBODY),
    Door("in-de-maak.json", EVERYBODY),
    dossier("", INVOLVED),
    dossier("/oppakken", EDITORS, methods=FORM),
    dossier("/nalezen", EDITORS, methods=FORM),
    dossier("/plaatsen", EDITORS, methods=FORM),
    dossier("/sluiten", EDITORS, methods=FORM),
    dossier("/tekst", EDITORS, methods=FORM),
    dossier("/sprekers/nieuw", EDITORS, methods=FORM),
    gesprek("", frozenset({"editor"})),
    gesprek("/opnieuw-sturen", EDITORS),
    gesprek("/stoppen", EDITORS),
    gesprek("/overnemen", frozenset()),
    story(""),
    story("/veranderen"),
    story("/nalezen"),
    story("/liever-niet"),
    story("/intrekken"),
    story("/vergeten"),
    Door(
        "uw-verhaal/het-geheel/<str:token>",
        LINK,
        FORM,
        "/uw-verhaal/het-geheel/{checking}",
        f"/uw-verhaal/het-geheel/{NO_TOKEN}",
    ),
    Door("klopt-dit-nog/<str:token>", LINK, FORM, "/klopt-dit-nog/{refreshing}", f"/klopt-dit-nog/{NO_TOKEN}"),
    # What readers ask, and the start of a conversation.
    of_example("/vraag"),
    of_example("/melding"),
    of_example("/vertrekpunt"),
    of_example("/vertrekpunt/notitie"),
    of_example("/vertrekpunt/notitie.pdf", READ),
    of_example("/vertrekpunt/notitie.docx", READ),
    Door("vraag/bevestigen/<str:token>", LINK, FORM, "/vraag/bevestigen/{confirming}", f"/vraag/bevestigen/{NO_TOKEN}"),
    Door("vraag/antwoorden/<str:token>", LINK, FORM, "/vraag/antwoorden/{answering}", f"/vraag/antwoorden/{NO_TOKEN}"),
    # The editors' room.
    redactie(""),
    redactie("/voorbeelden"),
    redactie("/voorbeelden/<slug:slug>", FORM, there="/redactie/voorbeelden/{slug}"),
    redactie("/verversen", FORM),
    redactie("/bestanden", FORM),
    redactie("/bestanden/laden", POST),
    redactie("/bestanden/verschillen"),
    redactie("/bestanden/bibliotheek.zip"),
    redactie("/bestanden/voorbeelden/<slug:slug>.yaml", there="/redactie/bestanden/voorbeelden/{slug}.yaml"),
    redactie("/meldingen"),
    redactie("/meldingen.json"),
    redactie(
        "/meldingen/<str:reference>",
        FORM,
        there="/redactie/meldingen/{report}",
        absent="/redactie/meldingen/report-aaaaaaaaaaaa",
        refused=404,
    ),
    redactie("/bronnen", FORM),
    redactie("/bronnen.json"),
    redactie("/bronnen.csv"),
    # The demonstration's own.
    Door("demo", DEMO),
    Door("demo/aanmelden", DEMO, POST),
    Door("demo/post", DEMO),
    Door("demo/post/<int:pk>", DEMO, there="/demo/post/{mail}", absent="/demo/post/999999"),
    Door("demo/post/<int:pk>/brief", DEMO, there="/demo/post/{mail}/brief", absent="/demo/post/999999/brief"),
)
