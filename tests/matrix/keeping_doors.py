"""The doors of how promises are kept at a table that is not public, and what must be there to ask for."""

import base64

from woordhouder.keeping import actions

from .door import FORM, MEMBERS, POST, READ, SEATED, TABLE, Door, removal

WRITER, READER = frozenset({"seated"}), frozenset({"sitter"})
# Who writes for an organisation, whichever.
WRITERS = frozenset({"editor", "chief", "nominator", "outsider", "controller", "seated", "asked"})
PAPER = base64.b64encode(b"%PDF-1.7").decode()
FACTS = {"reason": "Niet te tellen.", "level": "largely", "story": "Stil verhaal."}
YEAR = 2026


def said_at(lead, raiser, promise, other):
    """A round, a report with its evidence on a promise that `lead` leads, and a doubt of `raiser` about another's."""
    partnership = promise.agreement.partnership.reference
    round_ = actions.open_round(lead, partnership=partnership, year=YEAR, due="2027-03-31")
    report = actions.report(lead, commitment=promise.reference, year=YEAR, facts=FACTS)
    evidence = actions.add_evidence(lead, report=report.reference, name="stil.pdf", content=PAPER)
    concern = actions.raise_concern(raiser, commitment=other.reference, year=YEAR, text="Stille twijfel.")
    measure = actions.set_measure(lead, name="Stil cijfer", unit="woningen")
    return {
        "measure": measure.reference,
        "led": promise.reference,
        "round": round_.reference,
        "report": report.reference,
        "evidence": evidence.reference,
        "concern": concern.reference,
        "year": str(YEAR),
        "report_sheet": sheet_of(lead).reference,
    }


def sheet_of(lead, rows="Nummer;Cijfer sinds 1 januari\r\n1;veel\r\n"):
    """A sheet of reports of the organisation of `lead`, with a row that waits."""
    content = base64.b64encode(rows.encode()).decode()
    return actions.read_report_sheet(lead, name="verslag.csv", content=content)


def sheet_door(rest: str = "", there: str = "", methods: frozenset[str] = FORM) -> Door:
    """A door of one sheet of reports, which only its organisation knows."""
    address = f"/mijn/verslag/blad/{{report_sheet}}{there or rest}"
    absent = "" if methods == POST else address.replace("{report_sheet}", "sheet-aaaaaaaaaaaa")
    named = {"opens_for": WRITER, "knows": READER}
    return Door(f"mijn/verslag/blad/<str:reference>{rest}", MEMBERS, methods, address, absent, **named)


def at_table(route: str, there: str, absent: str, way: str = MEMBERS, **more: object) -> Door:
    """A door below the private table; to act there is for who writes for a seat."""
    named = {"opens_for": WRITER, "knows": READER, **more}
    methods = more.pop("methods", READ if way == TABLE else FORM)
    named.pop("methods", None)
    return Door(f"<slug:table>/{route}", way, methods, f"/besloten/{there}", f"/besloten/{absent}", **named)


KEEPING_DOORS = (
    at_table(
        "bewijs/<str:reference>",
        "bewijs/{evidence}",
        "bewijs/evidence-aaaaaaaaaaaa",
        TABLE,
        opens_for=SEATED,
        knows=frozenset(),
    ),
    Door("<slug:table>/rondes", MEMBERS, FORM, "/besloten/rondes", "/bestaat-niet/rondes", opens_for=SEATED),
    at_table("rondes/<str:reference>", "rondes/{round}", "rondes/round-aaaaaaaaaaaa", opens_for=SEATED),
    Door(
        "<slug:table>/verslagen/<int:year>",
        MEMBERS,
        FORM,
        "/besloten/verslagen/2026",
        "/bestaat-niet/verslagen/2026",
        opens_for=SEATED,
    ),
    at_table("verslagen/<str:reference>", "verslagen/{report}", "verslagen/report-aaaaaaaaaaaa", opens_for=SEATED),
    at_table("verslagen/<str:reference>/bewijs", "verslagen/{report}/bewijs", "verslagen/report-aaaaaaaaaaaa/bewijs"),
    at_table("zorgen/<str:reference>", "zorgen/{concern}", "zorgen/concern-aaaaaaaaaaaa", opens_for=SEATED),
    at_table(
        "<slug:agreement>/<int:number>/twijfel",
        "afspraken-1/3/twijfel",
        "afspraken-1/98/twijfel",
        knows=READER,
    ),
    *(
        at_table(
            f"<slug:agreement>/<int:number>/{what}", f"afspraken-1/1/{what}", f"afspraken-1/98/{what}", knows=READER
        )
        for what in ("dank", "les", "oordeel")
    ),
    *(
        Door(
            f"<slug:table>/jaar/<int:year>/{what}",
            MEMBERS,
            FORM,
            f"/besloten/jaar/2026/{what}",
            f"/bestaat-niet/jaar/2026/{what}",
            opens_for=WRITER,
            knows=READER,
        )
        for what in ("dank", "les")
    ),
    Door("mijn/verslag", MEMBERS, FORM, opens_for=WRITERS, refused=403),
    Door("mijn/maten", MEMBERS, FORM, opens_for=WRITERS, refused=403),
    Door(
        "mijn/maten/<str:reference>",
        MEMBERS,
        FORM,
        "/mijn/maten/{measure}",
        "/mijn/maten/measure-aaaaaaaaaaaa",
        opens_for=WRITER,
        knows=READER,
    ),
    Door(
        "mijn/maten/volgen/<str:reference>",
        MEMBERS,
        FORM,
        "/mijn/maten/volgen/{led}",
        "/mijn/maten/volgen/commitment-aaaaaaaaaaaa",
        opens_for=WRITER,
        knows=READER,
    ),
    removal("<str:reference>", "{report}", "report-aaaaaaaaaaaa"),
    Door("mijn/verslag.csv", MEMBERS, opens_for=WRITERS, refused=403),
    Door("mijn/verslag.xlsx", MEMBERS, opens_for=WRITERS, refused=403),
    Door("mijn/verslag/blad", MEMBERS, FORM, opens_for=WRITERS, refused=403),
    sheet_door(),
    sheet_door("/rij/<int:line>", "/rij/2"),
    sheet_door("/indienen", methods=POST),
    sheet_door("/weg", methods=POST),
    sheet_door("/terug", methods=POST),
)
