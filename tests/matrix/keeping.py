"""Who may do what with how promises are kept: the rows, and what must be there to ask them of.

At the private table (see `agreeing`) the founder leads the first promise and the tenants the second. The founder
reported on its own, the tenants doubted it, talked and contested; everything that can be said was said. At the public
table the one party reported on its own promise, which everybody reads.
"""

import base64

from woordhouder.agreements.models import ActItem, Agreement, Commitment
from woordhouder.keeping import actions
from woordhouder.keeping.models import Concern, Measure, Report, ReportSheet, Response, Round, TalkLine
from woordhouder.parties.models import Partnership
from woordhouder.record.clock import now

from .agreeing import FOUNDERS, READABLE, SHUT, WAITING, WRITE
from .sitting import AT_THE_TABLE, PRIVATE, PUBLIC

FACTS = {"reason": "Niet te tellen.", "level": "largely", "story": "Zo ging het."}
YEAR = 2026
# Who writes for an organisation, whichever.
KEEPERS = frozenset({"editor", "chief-editor", "controller", "outsider", "carer", "tenant"}) | WRITE
LINK = {"url": "https://voorbeeld.example/bewijs", "page": "3", "quote": "Er zijn er veertig."}
VIEW = {"body": "visitation", "name": "Visitatie", "text": "Goed.", "url": LINK["url"]}


def prepare(acting):
    """All of it, after the agreements are there."""
    official, tenant, outsider = acting["official"], acting["tenant"], acting["outsider"]
    actions.report(outsider, commitment=commitment(slug=READABLE), year=YEAR, facts=FACTS)
    first, second = commitment(), commitment(2)
    actions.open_round(official, partnership=table(), year=YEAR, due="2027-03-31")
    measure = actions.set_measure(official, name="Woningen", unit="woningen")
    actions.measure(official, measure=measure.reference, year=YEAR, value="4")
    actions.report(outsider, commitment=commitment(slug=WAITING), year=YEAR, facts=FACTS)
    actions.report(official, commitment=first, year=YEAR, facts=FACTS)
    before = actions.report(official, commitment=first, year=YEAR, part=6, facts=FACTS)
    actions.add_evidence(official, report=before.reference, **LINK)
    concern = actions.raise_concern(tenant, commitment=first, year=YEAR, text="Klopt dit?")
    actions.end_concern(official, concern=concern.reference, outcome="not_agreed", words="Wij zien het anders.")
    contest = actions.respond(tenant, report=before.reference, answer="contests", remark="Het waren er minder.")
    actions.add_evidence(tenant, response=contest.reference, **LINK)
    actions.reply(official, to=contest.reference, text="Nee.")
    actions.reply(official, to=concern.reference, text="Laten wij praten.")
    actions.record_view(official, commitment=first, year=YEAR, **VIEW)
    actions.thank(official, commitment=first, text="Dank.")
    actions.learn(official, commitment=first, text="Eerder beginnen.")
    actions.report(tenant, commitment=second, year=YEAR, facts=FACTS)
    revised = FACTS | {"revised": "Beter geteld."}
    actions.report(official, commitment=first, year=YEAR, part=6, facts=revised, replaces=before.reference)
    doubt = actions.raise_concern(official, commitment=second, year=YEAR, text="En dit?")
    actions.reply(tenant, to=doubt.reference, text="Ja.")
    _settled(official, tenant, first)
    _settled(official, tenant, first)
    actions.agree_line(official, line=TalkLine.objects.first().reference)
    actions.thank(official, partnership=table(), year=YEAR, text="Dank voor het jaar.")
    actions.learn(tenant, partnership=table(), year=YEAR, text="Vaker praten.")
    read_sheets(official)


def _settled(official, tenant, promise):
    """A talk that ended agreed, and the line that the tenants want to tell of it."""
    settled = actions.raise_concern(tenant, commitment=promise, year=YEAR, text="Is dit zo?")
    actions.reply(official, to=settled.reference, text="Ja.")
    actions.end_concern(tenant, concern=settled.reference, outcome="agreed", words="Goed.")
    actions.want_line(tenant, concern=settled.reference, text="Het klopt.")


def read_sheets(official):
    """Two sheets of the founder: one whose only row is good, and one that was put aside."""
    told = f"Tafel;Afspraken;Nr;Jaar;Maand;Geen cijfer;Niveau\r\n{PRIVATE};{SHUT};1;2026;9;Nog niet;beperkt\r\n"
    for name in ("good", "aside"):
        content = base64.b64encode(f"{told}{';' * 6}{name}\r\n".encode()).decode()
        sheet = actions.read_report_sheet(official, name=name, content=content)
    actions.undo_report_sheet(official, sheet=sheet.reference)


def sheet(name="good"):
    return {"sheet": ReportSheet.objects.get(name=name).reference}


def commitment(number=1, slug=SHUT):
    return Commitment.objects.get(agreement__slug=slug, number=number).reference


def table(name=PRIVATE):
    return Partnership.objects.get(name=name).reference


def agreement():
    return {"agreement": Agreement.objects.get(slug=SHUT).reference}


def report(**where):
    """A report of the founder: of the whole year, or the first or the revised one of June."""
    return {"report": Report.objects.get(commitment__reference=commitment(), **(where or {"part": 12})).reference}


def concern():
    """The one that goes on, of the founder about the tenants."""
    return {"concern": Concern.objects.get(end=None).reference}


def settled():
    """The one that ended agreed and has no public line yet."""
    return {"concern": Concern.objects.filter(end__outcome="agreed", lines__agreed=None).get().reference}


def waiting_line():
    """The line of the tenants to which the founder did not say anything yet."""
    return {"line": TalkLine.objects.get(agreed=None).reference}


def waiting():
    """The agreement of which a text became public a moment ago."""
    ActItem.objects.filter(act__agreement__slug=WAITING).update(public_from=now())
    return {"agreement": Agreement.objects.get(slug=WAITING).reference}


def slug_of(row):
    """The slug of the agreement that a row is about; what is said of a year of the private table stands there."""
    if getattr(row, "partnership", None):
        return SHUT
    for name in ("report", "response", "concern", "line"):
        if getattr(row, name, None) and not hasattr(row, "commitment"):
            return slug_of(getattr(row, name))
    return row.commitment.agreement.slug


def reads(who, row):
    slug = slug_of(row)
    return slug == READABLE or who in (AT_THE_TABLE if slug == SHUT else {"outsider"})


def reads_report(who, row):
    return who == "system" or reads(who, row)


def is_own(who, row):
    """Said by the organisation for which she writes."""
    by = row.seat.organisation.name
    return {"official": "Gemeente Zetel", "table-writer": "Gemeente Zetel", "tenant": "Huurders Zetel"}.get(
        who, "Gemeente Tilburg"
    ) == by


def at_own_table(who, row):
    return (slug_of(row) == SHUT) == (who != "outsider")


def of_others(who, row):
    return at_own_table(who, row) and not is_own(who, row)


def rows(everybody, mine):
    """The rows of MAY."""
    writers = WRITE | {"tenant", "outsider"}
    table_only = (AT_THE_TABLE, "all rows")
    return {
        ("agreements.Commitment", "keep"): (
            writers,
            lambda who, row: (row.agreement.slug == SHUT) == (who != "outsider"),
        ),
        ("parties.Partnership", "hold_rounds"): (
            writers,
            lambda who, row: row.name == (PUBLIC if who == "outsider" else PRIVATE),
        ),
        ("parties.Partnership", "look_back"): (
            writers,
            lambda who, row: row.name == (PUBLIC if who == "outsider" else PRIVATE),
        ),
        ("parties.Organisation", "keep_figures"): (KEEPERS, mine),
        ("keeping.Round", "read"): table_only,
        ("keeping.Round", "change"): (WRITE | {"tenant"}, "all rows"),
        ("keeping.Report", "read"): (everybody, reads_report),
        ("keeping.Report", "prove"): (writers, is_own),
        ("keeping.Report", "respond"): (writers, of_others),
        ("keeping.Report", "reply"): (writers, at_own_table),
        ("keeping.Report", "disclose"): ({"system"}, "all rows"),
        ("keeping.Response", "read"): (AT_THE_TABLE | {"system"}, "all rows"),
        ("keeping.Response", "prove"): (WRITE | {"tenant"}, is_own),
        ("keeping.Response", "reply"): (WRITE | {"tenant"}, "all rows"),
        ("keeping.Evidence", "read"): (AT_THE_TABLE | {"system"}, "all rows"),
        ("keeping.Concern", "read"): table_only,
        ("keeping.Concern", "reply"): (WRITE | {"tenant"}, "all rows"),
        ("keeping.ConcernEnd", "read"): table_only,
        ("keeping.TalkLine", "read"): table_only,
        ("keeping.TalkLine", "agree"): (WRITE, "all rows"),
        ("keeping.PublicLine", "read"): table_only,
        ("keeping.Reply", "read"): table_only,
        ("keeping.ThirdView", "read"): table_only,
        ("keeping.Thanks", "read"): table_only,
        ("keeping.Lesson", "read"): table_only,
        ("keeping.Measure", "read"): (FOUNDERS, "all rows"),
        ("keeping.Measure", "write"): (WRITE, "all rows"),
        ("keeping.ReportSheet", "read"): (FOUNDERS, "all rows"),
        ("keeping.ReportSheet", "write"): (WRITE, "all rows"),
    }


# What is about a promise, or about a report or an answer to one.
OF_A_PROMISE = ("report", "raise_concern", "thank", "learn", "record_view", "follow_measure")
OF_A_REPORT = ("add_evidence", "repeat_evidence", "respond", "repeat_response", "reply")


def knowing(name):
    """Who knows of what an action is about; set-up and clock, which count over all promises, know of them too."""
    return AT_THE_TABLE | ({"system"} if name in (*OF_A_PROMISE, *OF_A_REPORT) else set())


def acts():
    """The rows of DOES."""
    first = {"year": YEAR}
    both = WRITE | {"tenant"}
    line = {**first, "part": 3, "facts": FACTS}
    answered = {"answer": "cannot_judge"}
    about = {
        "report": (WRITE, lambda: {"commitment": commitment(), **line}),
        "report_many": (WRITE, lambda: {**agreement(), "reports": [{"commitment": commitment(), **line}]}),
        "add_evidence": (WRITE, lambda: {**report(), **LINK}),
        "add_links": (WRITE, lambda: {**agreement(), "links": [{**report(), "link": LINK}]}),
        "repeat_evidence": (WRITE, lambda: report(part=6, replaced_by=None)),
        "respond": ({"tenant"}, lambda: {**report(), **answered}),
        "respond_many": ({"tenant"}, lambda: {**agreement(), "responses": [{**report(), **answered}]}),
        "respond_all": (both, lambda: {**agreement(), **first}),
        "repeat_response": ({"tenant"}, lambda: report(part=6, replaced_by=None)),
        "raise_concern": ({"tenant"}, lambda: {"commitment": commitment(), **first, "text": "En nu?"}),
        "move_concern": (both, lambda: {**concern(), "talk_until": "2100-01-01"}),
        "end_concern": (both, lambda: {**concern(), "outcome": "not_agreed", "words": "Nee."}),
        "want_line": (both, lambda: {**settled(), "text": "Het klopt, na uitleg."}),
        "agree_line": (WRITE, waiting_line),
        "reply": (both, lambda: {"to": Response.objects.get(answer="contests").reference, "text": "Toch."}),
        "thank": (both, lambda: {"commitment": commitment(), "text": "Dank u."}),
        "learn": (both, lambda: {"commitment": commitment(), "text": "Samen rekenen."}),
        "record_view": (both, lambda: {"commitment": commitment(), **first, **VIEW}),
        "follow_measure": (both, lambda: {"commitment": commitment(), "measure": None}),
        "open_round": (both, lambda: {"partnership": table(), **first, "part": 6, "due": "2027-01-31"}),
        "move_due": (both, lambda: {"round": Round.objects.get().reference, "due": "2027-05-01"}),
        "close_round": (both, lambda: {"round": Round.objects.get().reference}),
    }
    new = {"name": "x.csv", "content": base64.b64encode(b"Nr\r\n1\r\n").decode()}
    of_a_sheet = {
        "map_report_sheet": lambda: {**sheet(), "columns": {2: "number"}, "seen": 1},
        "note_report_check": lambda: {**sheet(), "version": 1, "checks": []},
        "mend_report_row": lambda: {**sheet(), "line": 2, "cells": {"part": "8"}},
        "leave_out_report_row": lambda: {**sheet(), "line": 2},
        "ask_to_file": sheet,
        "note_filed": lambda: {**sheet(), "rows": {2: "report-aaaaaaaaaaaa"}},
        "undo_report_sheet": sheet,
        "put_back_report_sheet": lambda: sheet("aside"),
    }
    return {
        **{f"keeping.{name}": (WRITE, given, FOUNDERS) for name, given in of_a_sheet.items()},
        "keeping.read_report_sheet": (KEEPERS, new),
        **{f"keeping.{name}": (some, given, knowing(name)) for name, (some, given) in about.items()},
        "keeping.disclose": ({"system"}, waiting),
        "keeping.remove_said": (
            {"controller"},
            lambda: {"said": concern()["concern"], "ground": "personal_data", "reason": "Een naam."},
        ),
        "keeping.set_measure": (KEEPERS, {"name": "Nieuw", "unit": "woningen"}),
        "keeping.measure": (
            WRITE,
            lambda: {"measure": Measure.objects.get().reference, "year": 2025, "value": "3"},
            FOUNDERS,
        ),
    }
