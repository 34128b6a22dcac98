"""Who may do what, asked of the database: every row of every policy and every action, for each kind of actor."""

from contextlib import contextmanager
from importlib import import_module

import pytest
from django.apps import apps
from django.test import TestCase

from tests.house.tree import code
from tests.matrix import agreeing, asking, keeping, making, papering, sheeting, sitting
from woordhouder.examples import actions
from woordhouder.examples.facts import ExampleFacts
from woordhouder.examples.models import Conversation
from woordhouder.parties.actions import enrol, found, invite
from woordhouder.parties.actor import ANONYMOUS, SYSTEM, Actor, acting_for
from woordhouder.parties.links import holder, token
from woordhouder.parties.models import Invitation, Membership, Organisation, PersonalLink
from woordhouder.parties.policy import ORGANISATION
from woordhouder.record.asked import asked_once
from woordhouder.record.clock import now
from woordhouder.record.models import Audit
from woordhouder.record.policy import POLICIES, allowed, fetch
from woordhouder.record.refusals import NotAllowed, NotFound
from woordhouder.record.registry import ACTIONS

pytestmark = pytest.mark.django_db

ORGANISATIONS = (
    ("editorial_board", "Redactie"),
    ("controller", "Beheer"),
    ("municipality", "Gemeente Tilburg"),
    *sitting.ORGANISATIONS,
)
# Who: organisation and role of a member. The two last had a say, and lost it while they were at work.
MEMBERS = {
    "editor": ("Redactie", "contribute"),
    "chief-editor": ("Redactie", "bind"),
    "board-reader": ("Redactie", "read"),
    "controller": ("Beheer", "bind"),
    "controller-reader": ("Beheer", "read"),
    "outsider": ("Gemeente Tilburg", "bind"),
    "left": ("Redactie", "contribute"),
    "set-back": ("Redactie", "bind"),
    **sitting.MEMBERS,
}
# Who came by a personal link: its task.
HOLDERS = {"invited": "join", **asking.HOLDERS, **sitting.HOLDERS}
ACTORS = ("anonymous", "system", *MEMBERS, sitting.FACILITATES, *HOLDERS, *making.HOLDERS)
EVERYBODY = frozenset(ACTORS)
WRITERS = frozenset({"editor", "chief-editor"})
ALL = "all rows"
BOARD = frozenset({"editor", "chief-editor", "board-reader", "set-back"})
BINDERS = frozenset({"chief-editor", "controller", "outsider"}) | sitting.BINDERS
NOW = MEMBERS.keys() - {"left"}
PEOPLE = MEMBERS.keys() | {sitting.FACILITATES}
ORGANISATION_OF = {who: MEMBERS[who][0] for who in NOW}


def mine(who, row):
    """Whether the row is, or belongs to, the organisation for which `who` acts; set-up acts for none and all."""
    return who == "system" or getattr(row, "organisation", row).name == MEMBERS[who][0]


def herself(who, row):
    """Whether the row is, or belongs to, the person `who`."""
    return getattr(row, "person", row).email.startswith(f"{who}@")


def hers_or(some):
    return lambda who, row: herself(who, row) or (who in some and mine(who, row))


def of_whom_asked(who, row):
    """An invitation by a table is its own, one by an organisation that organisation's."""
    return sitting.to_a_seat(row) == (who in sitting.DECIDING)


# For each row of each policy: which actors, and for which rows: all, those so called, or those of which the function
# says so. Who is not named may for none.
MAY = {
    ("parties.Organisation", "read"): (EVERYBODY, ALL),
    ("parties.Organisation", "found"): ({"system"}, ALL),
    ("parties.Organisation", "enrol"): ({"system"}, ALL),
    ("parties.Organisation", "edit_library"): (WRITERS, {"Redactie"}),
    ("parties.Organisation", "nominate"): (NOW, mine),
    ("parties.Organisation", "prepare"): (NOW, mine),
    ("parties.Organisation", "see_members"): (NOW, mine),
    ("parties.Organisation", "invite"): (BINDERS | {"system"}, mine),
    ("parties.Organisation", "rename"): (BINDERS, mine),
    ("parties.Organisation", "succeed"): (BINDERS | {"system"}, mine),
    ("parties.Organisation", "remove"): ({"controller"}, {"Beheer"}),
    ("parties.Membership", "read"): (MEMBERS, hers_or(NOW)),
    ("parties.Membership", "change"): (BINDERS, mine),
    ("parties.Membership", "end"): (MEMBERS, hers_or(BINDERS)),
    ("parties.Invitation", "read"): (BOARD | {"invited"} | sitting.DECIDING, of_whom_asked),
    ("parties.Invitation", "withdraw"): ({"chief-editor"} | sitting.DECIDING, of_whom_asked),
    ("parties.Invitation", "accept"): ({"invited"}, of_whom_asked),
    ("parties.Person", "read"): (PEOPLE, herself),
    ("parties.Person", "erase"): (PEOPLE, herself),
    ("examples.Example", "read"): (EVERYBODY, ALL),
    ("examples.Page", "read"): (EVERYBODY, ALL),
    ("examples.Conversation", "read"): (MEMBERS, herself),
    ("examples.Conversation", "keep"): (MEMBERS, herself),
    ("examples.Conversation", "drop"): (MEMBERS, herself),
    **asking.rows(EVERYBODY, WRITERS, ALL),
    **making.rows(WRITERS, ORGANISATION_OF, EVERYBODY, ALL),
    **sitting.rows(EVERYBODY, BINDERS),
    **agreeing.rows(EVERYBODY),
    **keeping.rows(EVERYBODY, mine),
    **papering.rows(),
}
GROUND = {"ground": "unlawful", "reason": "Op verzoek van de gemeente."}
EXAMPLE = {
    "title": "Samen tegen vocht",
    "summary": "Drie partijen pakken vocht aan.",
    "places": ["Tilburg"],
    "years": {"from": 2020},
    "themes": ["housing_quality"],
    "story": "Bewoners klaagden over schimmel.",
    "sources": [{"url": "https://voorbeeld.example/vocht", "publisher": "Krant", "kind": "news"}],
}
EVENT = {"title": "Dag", "summary": "Een dag.", "starts": "2021-05-20", "sources": EXAMPLE["sources"]}
PREPARED = {"slug": "tilburg-2020", "answers": {"task": "Vocht in 300 woningen."}}
BEHEER = ("controller@voorbeeld.example", "Beheer")
ROLE = {"role": "read", "layer": "staff"}


def board():
    return Organisation.objects.get(name="Redactie").reference


def of_set_back():
    return Membership.objects.get(person__email__startswith="set-back@", until=None).pk


OTHER_LINKS = {*asking.HOLDERS, *making.HOLDERS, *sitting.HOLDERS}
# For each action: who may, what is asked of it, and who may know of what it is about (not named: everybody).
DOES = {
    "parties.found": ({"system"}, {"kind": "municipality", "name": "Gemeente Breda"}),
    "parties.enrol": ({"system"}, {"email": "x@voorbeeld.example", "organisation": "Beheer", "role": "bind"}),
    "parties.invite": (
        {"system", "chief-editor"},
        lambda: {"organisation": board(), "email": "nieuw@voorbeeld.example", **ROLE},
    ),
    "parties.withdraw_invitation": (
        {"chief-editor"},
        lambda: {"invitation": Invitation.objects.get(seat=None).reference},
        BOARD | {"invited"},
    ),
    "parties.accept_invitation": ({"invited"}, {}, EVERYBODY - OTHER_LINKS),
    "parties.change_role": ({"chief-editor"}, lambda: {"membership": of_set_back(), **ROLE}, BOARD),
    "parties.end_membership": ({"chief-editor", "set-back"}, lambda: {"membership": of_set_back()}, BOARD),
    "parties.rename": (
        {"chief-editor"},
        lambda: {"organisation": board(), "name": "Nieuwe redactie", "until": "2026-01-31"},
    ),
    "parties.succeed": (
        {"system"},
        lambda: {"organisation": board(), "successor": acting_for(*BEHEER).organisation, "on": "2026-01-31"},
    ),
    "parties.erase_me": (PEOPLE, {}),
    "examples.describe": (WRITERS, {"slug": "breda-2020", "facts": EXAMPLE}),
    "examples.load": (WRITERS, {"slug": "breda-2020", "facts": EXAMPLE}),
    "examples.write_page": (WRITERS, {"kind": "event", "slug": "dag-2", "facts": EVENT}),
    "examples.load_page": (WRITERS, {"kind": "event", "slug": "dag-2", "facts": EVENT}),
    "examples.remove_from_example": ({"controller"}, {"slug": "tilburg-2020", "part": "story", **GROUND}),
    "examples.remove_from_page": ({"controller"}, {"kind": "event", "slug": "dag", **GROUND}),
    "examples.keep_conversation": (NOW, PREPARED),
    "examples.drop_conversation": (
        {"outsider"},
        lambda: {"conversation": Conversation.objects.get().reference},
        {"outsider"},
    ),
    **asking.acts(EVERYBODY, WRITERS),
    **making.acts(WRITERS, ORGANISATION_OF, EXAMPLE),
    **sitting.acts(EVERYBODY, BINDERS),
    **agreeing.acts(),
    **sheeting.acts(),
    **keeping.acts(),
    **papering.acts(),
}


for source in code():
    if {"policy", "actions"} & set(source.parts[1:]):
        import_module(".".join(("woordhouder", *source.parts)).removesuffix(".__init__"))
# Tests of other rooms may have registered actions to play with.
REGISTERED = {name for name, action in ACTIONS.items() if ".tests." not in action.run.__module__}


@pytest.fixture(scope="module")
def actors(made_once):
    """Everyone who can ask, in a house with three organisations, an example and an event."""
    return {"anonymous": ANONYMOUS, "system": SYSTEM, **_people()}


def _people():
    for kind, name in ORGANISATIONS:
        found(SYSTEM, kind=kind, name=name)
    acting = {}
    for who, (organisation, role) in MEMBERS.items():
        enrol(SYSTEM, email=f"{who}@voorbeeld.example", organisation=organisation, role=role)
        acting[who] = acting_for(f"{who}@voorbeeld.example", organisation)
    actions.describe(acting["editor"], slug="tilburg-2020", facts=ExampleFacts.model_validate(EXAMPLE))
    actions.write_page(acting["editor"], kind="event", slug="dag", facts=EVENT)
    actions.keep_conversation(acting["outsider"], **PREPARED)
    asking.prepare(acting["editor"], EXAMPLE)
    holding = making.prepare(acting, EXAMPLE) | sitting.prepare(acting)
    agreeing.prepare(acting | holding)
    sheeting.prepare(acting)
    keeping.prepare(acting)
    papering.prepare(acting)
    Membership.objects.filter(person__email="left@voorbeeld.example").update(until=now())
    enrol(SYSTEM, email="set-back@voorbeeld.example", organisation="Redactie", role="read")
    invite(SYSTEM, organisation=board(), email="invited@voorbeeld.example", role="read")
    for who, task in HOLDERS.items():
        link = PersonalLink.objects.filter(task=task).latest("pk")
        acting[who] = holder(token(link), task=task, moment=now())
    return acting | holding


def test_every_row_of_every_policy_is_asked():
    rows = {(about, verb) for about, policy in POLICIES.items() for verb in policy}
    assert rows == set(MAY), "Say in MAY who may."


def test_every_action_is_asked():
    assert set(DOES) == REGISTERED, "Say in DOES who may."


@pytest.mark.parametrize(("about", "verb"), MAY)
def test_list_and_single_row_answer_as_the_table_says(actors, about, verb):
    """All rows in lists; of the single ones the first of each sort: hers, hers to read only, and none of hers."""
    rows, policy = apps.get_model(about).objects.all(), POLICIES[about]
    assert rows.exists()
    some, which = MAY[about, verb]
    for who in ACTORS:
        expected = {row for row in rows if who in some and concerns(which, who, row)}
        with asked_once():
            readable = set(allowed(actors[who], "read", policy, rows))
            assert set(allowed(actors[who], verb, policy, rows)) == expected, (about, verb, who)
            for row in first_of_each((expected, readable - expected, set(rows) - readable - expected)):
                says = row if row in expected else str(policy[verb].why) if row in readable else NotFound
                assert answer(actors[who], verb, policy, rows, pk=row.pk) == says, (about, verb, who, row)


def first_of_each(sorts):
    return [min(some, key=lambda row: row.pk) for some in sorts if some]


def answer(actor, verb, policy, rows, **where):
    """The row, why it may not be, or that there is none."""
    try:
        return fetch(actor, verb, policy, rows, **where)
    except NotAllowed as refusal:
        return str(refusal)
    except NotFound:
        return NotFound


def concerns(which, who, row):
    return which(who, row) if callable(which) else which == ALL or str(row) in which


@pytest.mark.parametrize(("about", "verb"), MAY)
def test_what_is_absent_is_not_found_whoever_asks(actors, about, verb):
    rows = apps.get_model(about).objects.all()
    for who in ACTORS:
        with asked_once():
            found = answer(actors[who], verb, POLICIES[about], rows, pk=0)
        assert found is NotFound, (about, verb, who)


@pytest.mark.parametrize("name", DOES)
def test_an_action_is_done_or_refused_as_the_table_says(actors, name):
    some, asked, *knowing = DOES[name]
    before = Audit.objects.count()
    for who in ACTORS:
        refused = NotFound if knowing and who not in knowing[0] else NotAllowed
        with undone():
            arguments = asked() if callable(asked) else asked
            assert done(name, actors[who], arguments) == (None if who in some else refused), (name, who)
            assert Audit.objects.count() == before + (who in some), (name, who)


@contextmanager
def undone():
    """What is done within never happened."""
    atomics = TestCase._enter_atomics()
    try:
        yield
    finally:
        TestCase._rollback_atomics(atomics)


def done(name, actor, arguments):
    """None, or the kind of refusal when it is not for this actor. Raises any other, which means a wrong question."""
    try:
        ACTIONS[name].run(actor, **arguments)
    except (NotAllowed, NotFound) as refusal:
        return type(refusal)
    return None


@pytest.mark.parametrize("who", ["controller", "outsider"])
@pytest.mark.parametrize("verb", ["edit_library", "remove"])
def test_a_name_borrowed_from_another_organisation_opens_nothing(actors, who, verb):
    board = actors["editor"]
    forged = Actor(person=actors[who].person, organisation=board.organisation, role="bind")
    assert not allowed(forged, verb, ORGANISATION, apps.get_model("parties.Organisation").objects.all()).exists()
