"""Who may read what was agreed, and who may change it. Who sits at the table: see `parties.policy`.

Every condition is asked of the database, so that a membership or a seat that ended opens nothing. To who may not read
it a thing is not there, whether it exists or not.
"""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Person, Role
from woordhouder.parties.policy import (
    WRITING,
    acting_organisation,
    at_the_table,
    facilitated,
    only_system,
    public_tables,
    seats_of,
    tables_of,
)
from woordhouder.parties.standing import lasting
from woordhouder.record.policy import EVERYBODY, NOBODY, Policy, Row

from .models import Act, ActItem, WordingRemoval

NOT_PUBLIC = _("Until it is public, only the table reads it.")
ONLY_BINDERS = _("Only who may bind an organisation with a seat at this table does this.")


def _at(actor: Actor, table: str) -> Q:
    """Rows of a table at which the actor sits; `table` is their path to it."""
    return Q(**{f"{table}__in": at_the_table(actor)}) if actor.is_known else NOBODY


def _with_a_seat(actor: Actor, table: str, *roles: Role) -> Q:
    return Q(**{f"{table}__in": tables_of(actor, *roles)}) if actor.is_known else NOBODY


def _reads_agreement(actor: Actor) -> Q:
    public = Exists(Act.objects.filter(agreement=OuterRef("pk")).exclude(public_from=None))
    return (public_tables("partnership") & Q(public)) | _at(actor, "partnership")


def _reads_commitment(actor: Actor) -> Q:
    """Set-up and clock too, which count over all promises and tell nobody what they say."""
    if actor.is_system:
        return EVERYBODY
    public = Exists(ActItem.objects.filter(commitment=OuterRef("pk")).exclude(public_from=None))
    return (public_tables("agreement__partnership") & Q(public)) | _at(actor, "agreement__partnership")


def _reads_or_counts_item(actor: Actor) -> Q:
    """Set-up and clock too, as commitments; the words themselves they do not read."""
    return EVERYBODY if actor.is_system else _reads_item(actor)


def _reads_item(actor: Actor) -> Q:
    public = public_tables("act__agreement__partnership") & Q(public_from__isnull=False)
    return public | _at(actor, "act__agreement__partnership")


def _reads_wording(actor: Actor) -> Q:
    """Asked of each wording apart: a list of all that is readable in the country is long."""
    return Q(Exists(ActItem.objects.filter(_reads_item(actor), wording_in=OuterRef("pk"))))


def _reads_act(actor: Actor) -> Q:
    """The clock too, which makes public what has waited long enough."""
    if actor.is_system:
        return EVERYBODY
    public = public_tables("agreement__partnership") & Q(public_from__isnull=False)
    return public | _at(actor, "agreement__partnership")


def _binds_a_seat(actor: Actor) -> Q:
    return _with_a_seat(actor, "agreement__partnership", Role.BIND)


def _confirms(actor: Actor) -> Q:
    return Q(pk__in=Act.objects.filter(parties__seat__in=seats_of(actor, Role.BIND))) if actor.is_known else NOBODY


def _closes(actor: Actor) -> Q:
    """Whose seat put it forward; once that seat is left, any other of the table: else it would bar the way for ever."""
    if not actor.is_known:
        return NOBODY
    return Q(by__in=seats_of(actor, Role.BIND)) | (~Q(by__in=lasting().values("pk")) & _binds_a_seat(actor))


def _reads_document(actor: Actor) -> Q:
    """As the texts of its acts; while one waits or a word of them was removed it is kept back whole."""
    acts = Act.objects.filter(document=OuterRef("pk"))
    unfinished = ActItem.objects.filter(
        Q(public_from=None) | Q(wording_in__objections__isnull=False, wording_in__objections__lifted_at=None),
        act=OuterRef("pk"),
    )
    public = acts.filter(public_tables("agreement__partnership"), ~Exists(unfinished), public_from__isnull=False)
    removed = WordingRemoval.objects.filter(wording=OuterRef("wording_in"))
    blanked = acts.filter(Exists(ActItem.objects.filter(Exists(removed), act=OuterRef("pk"))))
    mine = NOBODY
    if actor.is_known:
        own = Q(by__in=acting_organisation(actor)) | Q(Exists(acts))
        mine = _at(actor, "partnership") & own
    return (Q(Exists(public)) | mine) & ~Q(Exists(blanked))


def _prepares(actor: Actor, *roles: Role) -> Q:
    """What her organisation prepares at a table where it has a seat; a facilitator what she began herself there."""
    if not actor.is_known:
        return NOBODY
    own = Q(seat__in=seats_of(actor, *roles))
    her = Person.objects.filter(reference=actor.person)
    return own | Q(person__in=her, partnership__in=facilitated(actor))


def _records(actor: Actor) -> Q:
    return Q(seat__in=seats_of(actor, Role.BIND)) if actor.is_known else NOBODY


def _reads_goal(actor: Actor) -> Q:
    """Goals are public once a text is that serves them, or a part of them."""
    texts = ActItem.objects.exclude(public_from=None)
    goals = ("wording_in__goals", "wording_in__goals__parent", "wording_in__goals__parent__parent")
    served = [Q(Exists(texts.filter(**{goal: OuterRef("pk")}))) for goal in goals]
    return (public_tables("partnership") & (served[0] | served[1] | served[2])) | _at(actor, "partnership")


AGREEMENT: Policy[Actor] = Policy(
    "agreements.Agreement",
    {
        "read": Row(_reads_agreement, NOT_PUBLIC),
        "prepare": Row(
            lambda actor: _with_a_seat(actor, "partnership", *WRITING) | _facilitates(actor),
            _("Only who writes for an organisation at this table prepares a change."),
        ),
    },
)


def _facilitates(actor: Actor) -> Q:
    return Q(partnership__in=facilitated(actor)) if actor.is_known else NOBODY


COMMITMENT: Policy[Actor] = Policy(
    "agreements.Commitment",
    {
        "read": Row(_reads_commitment, NOT_PUBLIC),
        "continue": Row(
            lambda actor: _with_a_seat(actor, "agreement__partnership", *WRITING),
            _("Only who writes for an organisation at this table says with which promise one goes on."),
        ),
        "keep": Row(
            lambda actor: _with_a_seat(actor, "agreement__partnership", *WRITING),
            _("Only who writes for an organisation at this table says how a promise is kept."),
        ),
    },
)
WORDING: Policy[Actor] = Policy(
    "agreements.Wording",
    {
        "read": Row(_reads_wording, NOT_PUBLIC),
        "object": Row(lambda actor: _with_a_seat(actor, "commitment__agreement__partnership", Role.BIND), ONLY_BINDERS),
    },
)
ACT_ITEM: Policy[Actor] = Policy("agreements.ActItem", {"read": Row(_reads_or_counts_item, NOT_PUBLIC)})
ACT: Policy[Actor] = Policy(
    "agreements.Act",
    {
        "read": Row(_reads_act, NOT_PUBLIC),
        "sign": Row(_binds_a_seat, _("Only who may bind an organisation with a seat at this table answers an act.")),
        "confirm": Row(
            _confirms, _("Only who may bind one of its parties confirms what was registered, or objects to it.")
        ),
        "close": Row(
            _closes,
            _("Only the party that put an act forward closes it; once that party has left the table, any other may."),
        ),
        "say_public": Row(_binds_a_seat, ONLY_BINDERS),
        "disclose": Row(only_system, _("What has waited long enough becomes public by itself.")),
    },
)
DOCUMENT: Policy[Actor] = Policy(
    "agreements.Document",
    {
        "read": Row(
            _reads_document,
            _("A document is read by who may read all of its texts. It is kept back once words of them were removed."),
        )
    },
)
PREPARATION: Policy[Actor] = Policy(
    "agreements.Preparation",
    {
        "read": Row(_prepares, _("Only the organisation that prepares it sees what is not recorded yet.")),
        "write": Row(
            lambda actor: _prepares(actor, *WRITING),
            _("Only who writes for the organisation that prepares it does so."),
        ),
        "record": Row(_records, _("Only who may bind the organisation records what it prepared.")),
    },
)
GOAL: Policy[Actor] = Policy("agreements.Goal", {"read": Row(_reads_goal, NOT_PUBLIC)})


def _settles(actor: Actor) -> Q:
    """Whose seat objected; once that seat is left, any other of the table: else the passage would wait for ever."""
    if not actor.is_known:
        return NOBODY
    at_table = _with_a_seat(actor, "wording__commitment__agreement__partnership", Role.BIND)
    return Q(seat__in=seats_of(actor, Role.BIND)) | (~Q(seat__in=lasting().values("pk")) & at_table)


PASSAGE_OBJECTION: Policy[Actor] = Policy(
    "agreements.PassageObjection",
    {
        "read": Row(
            lambda actor: _at(actor, "wording__commitment__agreement__partnership"),
            _("Which passage waits only the table sees; everybody sees who objects, and why."),
        ),
        "settle": Row(
            _settles,
            _("Only the party that objects settles its objection; once that party has left, any other may."),
        ),
    },
)
