"""Who may do what with agreements: the rows, and what must be there to ask them of.

At the private table (see `sitting`) the founder registered two promises, the second led by the tenants who object to a
passage of it, and put an amendment of the first forward. At the public one stand a text that everybody reads and one
that waits to be public. In preparation are, at the private table: an act of each kind by the founder, and one that the
facilitator began for the tenants.
"""

import base64
from types import SimpleNamespace

from woordhouder.agreements import actions
from woordhouder.agreements.models import (
    Act,
    Agreement,
    Commitment,
    PassageObjection,
    Preparation,
    Prepared,
    Wording,
)
from woordhouder.agreements.tests import made
from woordhouder.parties.models import Partnership, Seat

from .sitting import AT_THE_TABLE, DECIDING, FACILITATES, FOUNDER, PRIVATE, PUBLIC, TENANTS

READABLE, WAITING, SHUT = "openbare-afspraken", "wachtende-afspraken", "besloten-afspraken"
FOUNDERS = frozenset({"official", "table-writer", "table-reader"})
WRITE = frozenset({"official", "table-writer"})
PAPER = base64.b64encode(b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n").decode()
GROUND = {"ground": "unlawful", "reason": "Op verzoek."}


def prepare(acting):
    """All of it, after the tables are there."""
    outsider, official, tenant = acting["outsider"], acting["official"], acting["tenant"]
    public, private = _table(PUBLIC), _table(PRIVATE)
    own, theirs = _seat("Gemeente Tilburg", PUBLIC), _seat(TENANTS)
    made.registered_in_public(outsider, public, [made.promise(own)], slug=READABLE)
    waiting = made.registered(outsider, public, [made.promise(own)], slug=WAITING)
    actions.say_public(outsider, act=waiting.reference)
    with_paper = made.ready(official, private, "registration", _promises(), **_new(SHUT))
    actions.attach_document(official, preparation=with_paper.reference, name="afspraken.pdf", content=PAPER)
    act = actions.register(official, preparation=with_paper.reference)
    first, second = made.commitments(act)
    made.amended(official, private, first, made.promise(_seat(FOUNDER), "Wij bouwen meer."))
    passage = {"wording": made.wording(act, 1).reference, "start": 0, "end": 3, "reason": "Nog niet."}
    actions.object_to_passage(tenant, **passage)
    actions.set_goal(official, partnership=private.partnership.reference, title="Genoeg woningen")
    _prepared(official, private, act, second)
    hers = {"partnership": private.partnership.reference, "seat": theirs.reference}
    actions.prepare(acting[FACILITATES], kind="registration", **hers)


def _table(name):
    return SimpleNamespace(partnership=Partnership.objects.get(name=name))


def _seat(organisation, table=PRIVATE):
    return Seat.objects.get(organisation__name=organisation, partnership__name=table)


def _new(slug):
    return {"title": slug.title(), "slug": slug, "starts": "2026-01-01"}


def _promises():
    return [made.promise(_seat(FOUNDER)), made.promise(_seat(TENANTS), "Wij denken mee.")]


def _prepared(official, private, act, second):
    """One of each kind, ready to be recorded; of the first a promise was dropped, and it has a document."""
    words, agreement = made.promise(_seat(TENANTS), "Wij denken beter mee."), act.agreement
    row = made.ready(official, private, "registration", _promises(), **_new("nieuwe-afspraken"))
    actions.attach_document(official, preparation=row.reference, name="nieuw.pdf", content=PAPER)
    dropped = actions.put_promise(official, preparation=row.reference, facts=words)
    actions.drop_promise(official, preparation=row.reference, promise=dropped.reference)
    later = {"effective_from": "2026-07-01"}
    made.ready(official, private, "adoption", [words], agreement, **later)
    made.ready(official, private, "amendment", [(second, words)], agreement, **later)
    made.ready(official, private, "correction", [(second, words)], agreement, corrects=act.reference)
    made.ready(official, private, "withdrawal", [(second, None)], agreement, **later)


def preparation(kind="registration"):
    rows = Preparation.objects.filter(seat__organisation__name=FOUNDER, act=None, kind=kind)
    return {"preparation": rows.get().reference}


def line(*, dropped=False):
    """A promise of the registration in preparation."""
    rows = Prepared.objects.filter(preparation__reference=preparation()["preparation"])
    return {"promise": rows.filter(dropped_at__isnull=not dropped).first().reference}


def act(kind="registration", slug=SHUT):
    return {"act": Act.objects.get(agreement__slug=slug, kind=kind).reference}


def commitment():
    return {"commitment": Commitment.objects.get(agreement__slug=SHUT, number=1).reference}


def wording():
    return {"wording": Wording.objects.get(commitment__agreement__slug=SHUT, commitment__number=2).reference}


def objection():
    return {"objection": PassageObjection.objects.get().reference}


def table():
    return {"partnership": Partnership.objects.get(name=PRIVATE).reference}


def agreement_of(row):
    """The agreement that a row is about."""
    for path in ("agreement", "commitment", "act"):
        row = getattr(row, path, row)
    return row if isinstance(row, Agreement) else agreement_of(row)


def reads(who, row):
    slug = agreement_of(row).slug
    return slug == READABLE or who in (AT_THE_TABLE if slug == SHUT else {"outsider"})


def reads_act(who, row):
    return who == "system" or reads(who, row)


def at_own_table(who, row):
    return (agreement_of(row).slug == SHUT) == (who != "outsider")


def is_closer(who, row):
    return at_own_table(who, row) and who in ("official", "outsider")


def is_hers(who, row):
    """The founder's, or what the facilitator began for the tenants; the outsider recorded her own."""
    if row.person.email.startswith(f"{FACILITATES}@"):
        return who in (FACILITATES, "tenant")
    return who in (FOUNDERS if row.partnership.name == PRIVATE else {"outsider"})


def reads_document(who, row):
    """What is recorded the whole table reads; what is in preparation who prepares it."""
    return who in AT_THE_TABLE if row.acts.exists() else who in FOUNDERS


def rows(everybody):
    """The rows of MAY."""
    writers, deciding = WRITE | {"tenant", "outsider"}, DECIDING | {"outsider"}
    return {
        **{(f"agreements.{name}", "read"): (everybody, reads) for name in ("Agreement", "Wording")},
        **{(f"agreements.{name}", "read"): (everybody, reads_act) for name in ("Commitment", "ActItem")},
        ("agreements.Agreement", "prepare"): (writers | {FACILITATES}, at_own_table),
        ("agreements.Commitment", "continue"): (writers, at_own_table),
        ("agreements.Wording", "object"): (deciding, at_own_table),
        ("agreements.Act", "read"): (everybody, reads_act),
        ("agreements.Act", "sign"): (deciding, at_own_table),
        ("agreements.Act", "confirm"): (deciding, lambda who, row: at_own_table(who, row) and row.parties.exists()),
        ("agreements.Act", "close"): (deciding, is_closer),
        ("agreements.Act", "say_public"): (deciding, at_own_table),
        ("agreements.Act", "disclose"): ({"system"}, "all rows"),
        ("agreements.Document", "read"): (AT_THE_TABLE, reads_document),
        ("agreements.Preparation", "read"): (AT_THE_TABLE | {"outsider"}, is_hers),
        ("agreements.Preparation", "write"): (writers | {FACILITATES}, is_hers),
        ("agreements.Preparation", "record"): (deciding, is_hers),
        ("agreements.Goal", "read"): (AT_THE_TABLE, "all rows"),
        ("agreements.PassageObjection", "read"): (AT_THE_TABLE, "all rows"),
        ("agreements.PassageObjection", "settle"): ({"tenant"}, "all rows"),
    }


def acts():
    """The rows of DOES. What the founder prepares only its own people know of."""
    return _preparing() | _recording() | _answering()


def _preparing():
    words = {"facts": {"title": "Nog een"}}
    filled = {"filled": [{"replaces": 1, "theme": "finance"}]}
    asked = {
        "set_act_facts": lambda: {**preparation(), "facts": {"title": "Anders"}},
        "put_promise": lambda: {**preparation(), **words},
        "drop_promise": lambda: {**preparation(), **line()},
        "put_back_promise": lambda: {**preparation(), **line(dropped=True)},
        "move_promise": lambda: {**preparation(), **line(), "to": 2},
        "paste_promises": lambda: {**preparation(), "text": "Wij bouwen.\nWij denken mee."},
        "fill_in": lambda: {**preparation(), "filled": [{**filled["filled"][0], **line()}]},
        "choose_commitments": lambda: {**preparation("amendment"), "changed": [commitment()["commitment"]]},
        "attach_document": lambda: {**preparation("adoption"), "name": "x.pdf", "content": PAPER},
        "detach_document": preparation,
        "drop_preparation": preparation,
    }
    return {
        "agreements.prepare": (WRITE | {"tenant"}, lambda: {**table(), "kind": "registration"}, AT_THE_TABLE),
        **{f"agreements.{name}": (WRITE, given, FOUNDERS) for name, given in asked.items()},
    }


def _recording():
    kinds = {"register": "registration", "adopt": "adoption", "amend": "amendment", "correct": "correction"}
    kinds |= {"withdraw": "withdrawal"}
    return {
        f"agreements.{name}": ({"official"}, lambda kind=kind: preparation(kind), FOUNDERS)
        for name, kind in kinds.items()
    }


def _answering():
    objected, removed = {"start": 4, "end": 7, "reason": "Ook nog niet."}, {"part": "all", **GROUND}
    return {
        "agreements.sign": (DECIDING, lambda: {**act("amendment"), "answer": "signs"}, AT_THE_TABLE | {"system"}),
        "agreements.confirm_text": (DECIDING, lambda: {**act(), "confirms": True}, AT_THE_TABLE | {"system"}),
        "agreements.close_act": ({"official"}, lambda: act("amendment"), AT_THE_TABLE | {"system"}),
        "agreements.say_public": (DECIDING, act, AT_THE_TABLE | {"system"}),
        "agreements.disclose": ({"system"}, lambda: act(slug=WAITING), {"system", "outsider"}),
        "agreements.object_to_passage": (DECIDING, lambda: {**wording(), **objected}, AT_THE_TABLE),
        "agreements.settle_objection": ({"tenant"}, objection, AT_THE_TABLE),
        "agreements.continue_commitment": (WRITE | {"tenant"}, commitment, AT_THE_TABLE | {"system"}),
        "agreements.set_goal": (WRITE | {"tenant"}, lambda: {**table(), "title": "Meer groen"}, AT_THE_TABLE),
        "agreements.remove_wording": ({"controller"}, lambda: {**wording(), **removed}),
    }
