"""The addresses that are not for everybody to read as they are: forms, rooms behind a sign-in, personal links.

A row each, as in `rows.py`; `{...}` is filled from the house in use (`house.py`).
"""

from .door import (
    ACTING,
    DEMO,
    EDITORS,
    EVERYBODY,
    FORM,
    INVOLVED,
    LINK,
    MEMBERS,
    OF_ALLAUTH,
    POST,
    READ,
    SIGNED_IN,
    Door,
)
from .keeping_doors import KEEPING_DOORS
from .papering import PAPER_DOORS
from .removing import REMOVAL_DOORS
from .sheeting import SHEET_DOORS
from .table_doors import TABLE_DOORS

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
        knows=INVOLVED | {"controller"},  # who may forget its speaker
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
    *TABLE_DOORS,
    *SHEET_DOORS,
    *KEEPING_DOORS,
    *PAPER_DOORS,
    *REMOVAL_DOORS,
    # What is one's own.
    mine(""),
    mine("/tafels"),
    mine("/code", FORM),
    mine("/berichten", FORM),
    Door("mijn-agenda/<str:token>.ics", LINK, READ, "/mijn-agenda/{calendar}.ics", f"/mijn-agenda/{NO_TOKEN}.ics"),
    Door("mijn-lijst/<str:token>.atom", LINK, READ, "/mijn-lijst/{feed}.atom", f"/mijn-lijst/{NO_TOKEN}.atom"),
    Door("wekelijks/<str:token>", LINK, FORM, "/wekelijks/{weekly}", f"/wekelijks/{NO_TOKEN}"),
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
        there="/redactie/meldingen/{mistake}",
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
