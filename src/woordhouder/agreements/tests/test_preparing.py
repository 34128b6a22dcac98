"""Preparing an act: who may, what is refused, and that no word is lost."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from woordhouder.agreements import actions
from woordhouder.agreements.models import Preparation, Prepared, PreparedVersion
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.parties.tests.tables import facilitator_of, member_of, organisation_with, whole_table
from woordhouder.record.models import Audit
from woordhouder.record.refusals import Invalid, NotAllowed, NotFound, Overtaken, Refused

from .preparing import TEXT, a_draft, begun, facts_of, put, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def table():
    return whole_table()


@pytest.fixture
def list_of(table):
    """A preparation with promises of these texts."""

    def make(*given):
        made = begun(table.municipality, table)
        for text in given:
            put(table.municipality, made, a_draft(text=text))
        return made

    return make


def named(preparation, text):
    return Prepared.objects.get(preparation=preparation, versions__facts__text=text).reference


def test_a_registration_begins_with_all_who_sign_as_parties(table):
    made = begun(table.association, table)
    assert (made.seat, made.agreement) == (table.association_seat, None)
    assert len(made.facts["parties"]) == 4


@pytest.mark.parametrize(("role", "may"), [("read", False), ("contribute", True), ("bind", True)])
def test_who_writes_for_a_seat_prepares(table, role, may):
    member = member_of(table.tenants.organisation, "collega", role)
    if may:
        assert begun(member, table).seat == table.tenants_seat
    else:
        with pytest.raises(NotAllowed):
            begun(member, table)


def test_who_has_no_seat_prepares_nothing(table):
    other = organisation_with("buur", "Gemeente Elders")
    for actor in (other, ANONYMOUS):
        with pytest.raises(NotAllowed):
            begun(actor, table)


def test_an_amendment_needs_an_agreement(table):
    with pytest.raises(Invalid):
        begun(table.municipality, table, kind="amendment")


def test_a_facilitator_prepares_for_a_seat_and_sees_her_own_only(table):
    helper = facilitator_of(table.partnership)
    theirs = begun(table.tenants, table)
    hers = begun(helper, table, seat=table.tenants_seat.reference)
    assert hers.seat == table.tenants_seat
    put(helper, hers, a_draft())
    put(table.tenants, hers, a_draft())
    with pytest.raises(NotFound):
        put(helper, theirs, a_draft())
    with pytest.raises(NotAllowed):
        begun(helper, table)


@pytest.mark.parametrize("who", ["association", "anonymous", "elsewhere"])
def test_nobody_else_knows_what_is_prepared(table, list_of, who):
    made = list_of(TEXT)
    actors = {"association": table.association, "anonymous": ANONYMOUS}
    actor = actors.get(who) or organisation_with("buur", "Gemeente Elders")
    line = named(made, TEXT)
    for act, arguments in (
        (actions.put_promise, {"facts": a_draft()}),
        (actions.drop_promise, {"promise": line}),
        (actions.move_promise, {"promise": line, "to": 1}),
        (actions.paste_promises, {"text": "Een"}),
        (actions.set_act_facts, {"facts": {}}),
        (actions.drop_preparation, {}),
    ):
        with pytest.raises(NotFound):
            act(actor, preparation=made.reference, **arguments)


def test_a_colleague_who_reads_may_not_write(table, list_of):
    made = list_of(TEXT)
    reader = member_of(table.municipality.organisation, "lezer", "read")
    with pytest.raises(NotAllowed):
        put(reader, made, a_draft())


def test_what_is_known_of_the_act_is_kept_and_not_overwritten_unseen(table, list_of):
    made = list_of()
    facts = facts_of(made)
    kept = actions.set_act_facts(table.municipality, preparation=made.reference, facts=facts)
    assert kept.facts["title"] == "Prestatieafspraken 2027"
    with pytest.raises(Overtaken):
        actions.set_act_facts(table.municipality, preparation=made.reference, facts={}, replaces="oud")
    seen = actions.preparing.mark_of(actions.prepared.act_facts(kept))
    actions.set_act_facts(table.municipality, preparation=made.reference, facts=facts, replaces=seen)


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"slug": "stoelen"}, "facts.slug"),
        ({"until": "2026-01-01"}, "facts.until"),
        ({"parties": ["seat-aaaaaaaaaaaa"]}, "facts.parties"),
        ({"parent": "agreement-aaaaaaaaaaaa", "kind": "tranche"}, "facts.parent"),
        ({"follows": "agreement-aaaaaaaaaaaa"}, "facts.follows"),
        ({"corrects": "act-aaaaaaaaaaaa"}, "facts.corrects"),
        ({"elsewhere": {"url": "ftp://x", "publisher": "X", "seen_on": "2026-12-20"}}, "facts.elsewhere.url"),
    ],
)
def test_what_is_wrong_with_the_act_is_said_at_its_field(table, list_of, changes, path):
    made = list_of()
    with pytest.raises(Invalid) as refused:
        actions.set_act_facts(table.municipality, preparation=made.reference, facts=facts_of(made, **changes))
    assert [error.path for error in refused.value.errors] == [path]


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"lead": "seat-aaaaaaaaaaaa"}, "facts.lead"),
        ({"contributors": [{"seat": "seat-aaaaaaaaaaaa"}]}, "facts.contributors.0.seat"),
        ({"depends_on": ["commitment-aaaaaaaaaaaa"]}, "facts.depends_on"),
        ({"goals": ["goal-aaaaaaaaaaaa"]}, "facts.goals"),
        ({"title": "a\nb"}, "facts.title"),
        ({"text": "nul\0"}, "facts.text"),
    ],
)
def test_a_promise_names_what_is_of_this_table(table, list_of, changes, path):
    made = list_of()
    with pytest.raises(Invalid) as refused:
        put(table.municipality, made, a_draft(**changes))
    assert [error.path for error in refused.value.errors] == [path]
    assert Prepared.objects.count() == 0


def test_seats_of_another_table_are_strange_here(table, list_of):
    other = whole_table("elders")
    with pytest.raises(Invalid):
        put(table.municipality, list_of(), a_draft(other.municipality_seat.reference))


def test_a_promise_may_depend_on_another_of_the_same_list_and_not_on_itself(table, list_of):
    made = list_of("Een", "Twee")
    one, two = named(made, "Een"), named(made, "Twee")
    facts = a_draft(text="Twee", depends_on=[one], in_return_for=[one])
    put(table.municipality, made, facts, promise=two, replaces=1)
    with pytest.raises(Invalid):
        put(table.municipality, made, a_draft(text="Een", depends_on=[one]), promise=one, replaces=1)


def test_a_new_version_replaces_the_one_that_was_seen_and_both_are_kept(table, list_of):
    made = list_of("Een")
    line = named(made, "Een")
    put(table.municipality, made, a_draft(text="Twee"), promise=line, replaces=1)
    with pytest.raises(Overtaken):
        put(table.municipality, made, a_draft(text="Drie"), promise=line, replaces=1)
    assert list(PreparedVersion.objects.values_list("number", "facts__text")) == [(1, "Een"), (2, "Twee")]


def test_the_same_words_again_make_no_new_version(table, list_of):
    made = list_of("Een")
    put(table.municipality, made, a_draft(text="Een"), promise=named(made, "Een"), replaces=1)
    assert PreparedVersion.objects.count() == 1


def test_what_was_dropped_can_be_put_back_and_is_not_written_in(table, list_of):
    made = list_of("Een", "Twee", "Drie")
    line = named(made, "Een")
    actions.drop_promise(table.municipality, preparation=made.reference, promise=line)
    assert texts(made) == ["Twee", "Drie"]
    with pytest.raises(Refused):
        put(table.municipality, made, a_draft(), promise=line, replaces=1)
    actions.put_back_promise(table.municipality, preparation=made.reference, promise=line)
    assert texts(made) == ["Twee", "Drie", "Een"]
    with pytest.raises(Refused):
        actions.put_back_promise(table.municipality, preparation=made.reference, promise=line)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.tuples(st.integers(0, 4), st.integers(1, 7)), max_size=12))
def test_moving_keeps_all_in_an_order_without_gaps(rolled_back, moves):
    with rolled_back():
        table = whole_table()
        made = begun(table.municipality, table)
        lines = [put(table.municipality, made, a_draft(text=f"{number}")).reference for number in range(5)]
        expected = [f"{number}" for number in range(5)]
        for which, to in moves:
            actions.move_promise(table.municipality, preparation=made.reference, promise=lines[which], to=to)
            expected.remove(f"{which}")
            expected.insert(to - 1, f"{which}")
        assert texts(made) == expected
        places = Prepared.objects.filter(preparation=made).order_by("place").values_list("place", flat=True)
        assert list(places) == [1, 2, 3, 4, 5]


def test_a_pasted_list_stands_at_the_end_with_what_was_chosen_for_all(table, list_of):
    made = list_of("Eerst")
    lead = table.tenants_seat.reference
    actions.paste_promises(
        table.municipality,
        preparation=made.reference,
        text="1. Huur omlaag\n2. Hulp bij schuld\nVERDUURZAMING\n3. Isoleren",
        theme="affordability",
        lead=lead,
    )
    assert texts(made) == ["Eerst", "Huur omlaag", "Hulp bij schuld", "Isoleren"]
    told = PreparedVersion.objects.order_by("pk").values_list("facts__theme", "facts__lead")
    assert list(told)[1:] == [("affordability", lead), ("affordability", lead), ("sustainability", lead)]


def test_a_heading_as_others_call_that_theme_goes_into_no_promise(table, list_of):
    made = list_of()
    pasted = "Betaalbaarheid\n- Huur omlaag\nDuurzaamheid\n- Isoleren"
    actions.paste_promises(table.municipality, preparation=made.reference, text=pasted)
    assert texts(made) == ["Huur omlaag", "Isoleren"]
    told = PreparedVersion.objects.order_by("pk").values_list("facts__theme", flat=True)
    assert list(told) == ["affordability", "sustainability"]


@pytest.mark.parametrize("text", ["  \n ", "X\n" * 501])
def test_nothing_and_far_too_much_are_not_pasted(table, list_of, text):
    made = list_of()
    with pytest.raises(Refused):
        actions.paste_promises(table.municipality, preparation=made.reference, text=text)
    assert Prepared.objects.count() == 0


def test_many_get_their_theme_and_lead_at_once_or_none_does(table, list_of):
    made = list_of("Een", "Twee")
    lead = table.association_seat.reference
    one, two = named(made, "Een"), named(made, "Twee")
    filled = [
        {"promise": one, "replaces": 1, "theme": "finance", "lead": lead},
        {"promise": two, "replaces": 1, "lead": lead},
    ]
    actions.fill_in(table.municipality, preparation=made.reference, filled=filled)
    newest = PreparedVersion.objects.filter(number=2).order_by("prepared__place")
    assert list(newest.values_list("facts__theme", "facts__lead", "facts__text")) == [
        ("finance", lead, "Een"),
        ("availability", lead, "Twee"),
    ]
    with pytest.raises(Overtaken):
        actions.fill_in(
            table.municipality,
            preparation=made.reference,
            filled=[{"promise": one, "replaces": 2, "theme": "finance"}, {"promise": two, "replaces": 1}],
        )
    assert PreparedVersion.objects.count() == 4


def test_what_is_thrown_away_is_over(table, list_of):
    made = list_of("Een")
    actions.drop_preparation(table.municipality, preparation=made.reference)
    with pytest.raises(Refused):
        put(table.municipality, made, a_draft())
    assert Preparation.objects.get().dropped_at


def test_preparing_leaves_one_audit_row_each_and_nothing_in_the_record(table, list_of):
    before = Audit.objects.count()
    list_of("Een", "Twee")
    acts = Audit.objects.order_by("pk")[before:]
    assert [act.action for act in acts] == ["agreements.prepare", *["agreements.put_promise"] * 2]
    assert not any(act.entry_id for act in acts)
