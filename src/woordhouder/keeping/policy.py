"""Who may read how promises are kept, and who says something of it. Who leads a promise the rules tell, not a row.

What is said of a promise is read by who reads the promise; doubt only by its table, but for a line on which both sides
agree; a measure by its organisation.
"""

from collections.abc import Callable

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.models import ActItem
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Role
from woordhouder.parties.policy import (
    WRITING,
    acting_organisation,
    at_the_table,
    only_system,
    public_tables,
    seats_of,
    tables_of,
)
from woordhouder.record.policy import EVERYBODY, NOBODY, Policy, Row

NOT_PUBLIC = _("Until the text of the promise is public, only its table reads what is said of it.")
ONLY_TABLE = _("Doubt is first said at the table, and only the table reads it.")
ONLY_WRITERS = _("Only who writes for an organisation with a seat at this table does this.")
ONLY_LEAD = _("Only the party that leads this promise reports on it.")
ONLY_ITS_OWN = _("Only the organisation that keeps the figure sees and changes it.")
TABLE = "commitment__agreement__partnership"


def _sits(actor: Actor, table: str) -> Q:
    return Q(**{f"{table}__in": at_the_table(actor)}) if actor.is_known else NOBODY


def _writes_at(actor: Actor, table: str) -> Q:
    return Q(**{f"{table}__in": tables_of(actor, *WRITING)}) if actor.is_known else NOBODY


def _reads(table: str) -> Callable[[Actor], Q]:
    return lambda actor: (public_tables(table) & Q(public_from__isnull=False)) | _sits(actor, table)


def _reads_or_counts(table: str) -> Callable[[Actor], Q]:
    """Set-up and clock too: what is said becomes public in time, and counts over all promises tell nobody its words."""
    return lambda actor: EVERYBODY if actor.is_system else _reads(table)(actor)


def public_commitments(path: str) -> Q:
    """A condition on rows of which `path` leads to a commitment: everybody reads a text of it."""
    texts = ActItem.objects.filter(commitment=OuterRef(path)).exclude(public_from=None)
    return public_tables(f"{path}__agreement__partnership") & Q(Exists(texts))


def public_years(partnership: str = "") -> Q:
    """A condition on partnerships, or on rows of which `partnership` is the path to one: everybody reads a promise of
    the table, and so what is said of its years.
    """
    texts = ActItem.objects.filter(act__agreement__partnership=OuterRef(partnership or "pk")).exclude(public_from=None)
    return public_tables(partnership) & Q(Exists(texts))


def _reads_back(actor: Actor) -> Q:
    """Of a promise, or of a year of a whole table."""
    return _reads(TABLE)(actor) | _reads("partnership")(actor)


def _own(actor: Actor) -> Q:
    """Said by a seat for which the actor writes."""
    return Q(seat__in=seats_of(actor, *WRITING)) if actor.is_known else NOBODY


def _answers(actor: Actor) -> Q:
    """Another seat of the table, of another organisation: the lead cannot respond to itself."""
    if not actor.is_known:
        return NOBODY
    return _writes_at(actor, TABLE) & ~Q(seat__organisation__in=acting_organisation(actor))


def _keeps(path: str, *roles: Role) -> Callable[[Actor], Q]:
    return lambda actor: Q(**{f"{path}__in": acting_organisation(actor, *roles)}) if actor.is_known else NOBODY


ROUND: Policy[Actor] = Policy(
    "keeping.Round",
    {
        "read": Row(
            lambda actor: public_tables("partnership") | _sits(actor, "partnership"),
            _("Until its table is public, only the table itself sees its rounds."),
        ),
        "change": Row(lambda actor: _writes_at(actor, "partnership"), ONLY_WRITERS),
    },
)
REPORT: Policy[Actor] = Policy(
    "keeping.Report",
    {
        "read": Row(_reads_or_counts(TABLE), NOT_PUBLIC),
        "prove": Row(_own, _("Only the party that reported puts evidence beside its report.")),
        "respond": Row(_answers, _("Only who writes for another seat at this table answers a report.")),
        "reply": Row(lambda actor: _writes_at(actor, TABLE), ONLY_WRITERS),
        "disclose": Row(only_system, _("It becomes public together with the text of its promise.")),
    },
)
RESPONSE: Policy[Actor] = Policy(
    "keeping.Response",
    {
        "read": Row(_reads_or_counts(f"report__{TABLE}"), NOT_PUBLIC),
        "prove": Row(_own, _("Only the party that contests puts evidence beside it.")),
        "reply": Row(lambda actor: _writes_at(actor, f"report__{TABLE}"), ONLY_WRITERS),
    },
)
EVIDENCE: Policy[Actor] = Policy("keeping.Evidence", {"read": Row(_reads_or_counts(f"report__{TABLE}"), NOT_PUBLIC)})
CONCERN: Policy[Actor] = Policy(
    "keeping.Concern",
    {
        "read": Row(lambda actor: _sits(actor, TABLE), ONLY_TABLE),
        "reply": Row(lambda actor: _writes_at(actor, TABLE), ONLY_WRITERS),
    },
)
CONCERN_END: Policy[Actor] = Policy(
    "keeping.ConcernEnd", {"read": Row(lambda actor: _sits(actor, f"concern__{TABLE}"), ONLY_TABLE)}
)
TALK_LINE: Policy[Actor] = Policy(
    "keeping.TalkLine",
    {
        "read": Row(lambda actor: _sits(actor, f"concern__{TABLE}"), ONLY_TABLE),
        "agree": Row(
            lambda actor: _writes_at(actor, f"concern__{TABLE}") & ~_own(actor),
            _("The other side of the talk says whether everybody may read this line."),
        ),
    },
)
PUBLIC_LINE: Policy[Actor] = Policy("keeping.PublicLine", {"read": Row(_reads(f"line__concern__{TABLE}"), NOT_PUBLIC)})
REPLY: Policy[Actor] = Policy(
    "keeping.Reply",
    {
        "read": Row(
            lambda actor: (
                _reads(f"report__{TABLE}")(actor)
                | _reads(f"response__report__{TABLE}")(actor)
                | _sits(actor, f"concern__{TABLE}")
            ),
            NOT_PUBLIC,
        )
    },
)
THIRD_VIEW: Policy[Actor] = Policy("keeping.ThirdView", {"read": Row(_reads(TABLE), NOT_PUBLIC)})
THANKS: Policy[Actor] = Policy("keeping.Thanks", {"read": Row(_reads_back, NOT_PUBLIC)})
LESSON: Policy[Actor] = Policy("keeping.Lesson", {"read": Row(_reads_back, NOT_PUBLIC)})
MEASURE: Policy[Actor] = Policy(
    "keeping.Measure",
    {
        "read": Row(_keeps("organisation"), ONLY_ITS_OWN),
        "write": Row(_keeps("organisation", *WRITING), _("Only who writes for the organisation changes its figures.")),
    },
)
REPORT_SHEET: Policy[Actor] = Policy(
    "keeping.ReportSheet",
    {
        "read": Row(_keeps("organisation"), _("Only the organisation that reports sees its sheets.")),
        "write": Row(_keeps("organisation", *WRITING), _("Only who writes for the organisation files its sheets.")),
    },
)
