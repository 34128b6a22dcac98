"""A conversation that somebody keeps: hers alone, every version kept, quotes of the version that she read."""

import pytest

from woordhouder.examples import actions
from woordhouder.examples.conversing import LONGEST_ANSWER, NAMES, Begun
from woordhouder.examples.models import Conversation, ConversationAnswers
from woordhouder.examples.queries.conversing import conversation_page, kept_conversation, my_conversations
from woordhouder.parties.about_me import KEPT
from woordhouder.parties.actions import enrol, found
from woordhouder.parties.actor import ANONYMOUS, SYSTEM, Actor, acting_for
from woordhouder.parties.models import Membership, Person
from woordhouder.record.clock import now
from woordhouder.record.models import Audit
from woordhouder.record.refusals import Invalid, NotAllowed, NotFound

SLUG = "tilburg-2020-2024"
ANSWERS = {"task": "Vocht in 300 woningen.", "differs": "Weet ik niet"}


def member(name, organisation="Huurders van Hier"):
    enrol(SYSTEM, email=f"{name}@voorbeeld.example", organisation=organisation, role="read")
    return acting_for(f"{name}@voorbeeld.example", organisation)


@pytest.fixture
def tenant(an_example):
    found(SYSTEM, kind="tenants_organisation", name="Huurders van Hier")
    return member("huurder")


@pytest.fixture
def colleague(tenant):
    return member("collega")


def keep(actor, **changes):
    return actions.keep_conversation(actor, **{"slug": SLUG, "answers": ANSWERS, "quoted": (1,), **changes})


def test_answers_are_kept_by_the_name_of_the_question(tenant):
    kept = keep(tenant)
    assert kept.answers == ANSWERS
    found_again = kept_conversation(tenant, kept.conversation.reference)
    assert found_again.begun == Begun(ANSWERS, (1,), 1)
    assert found_again.by == "Huurders van Hier"
    assert [question.name for question in found_again.begun.open] == [n for n in NAMES if n not in ANSWERS]


def test_changed_answers_are_a_new_version_and_the_old_one_stays(tenant):
    first = keep(tenant)
    reference = first.conversation.reference
    second = keep(tenant, conversation=reference, answers={"task": "Vocht in 200 woningen."})
    assert (first.number, second.number, second.conversation) == (1, 2, first.conversation)
    assert list(first.conversation.versions.values_list("answers", flat=True)) == [ANSWERS, second.answers]
    assert keep(tenant, conversation=reference, answers=second.answers) == second


def test_quotes_stay_those_of_the_version_that_she_read(tenant, editor, facts):
    reference = keep(tenant, version=1).conversation.reference
    promise = {"text": "Een heel andere afspraak.", "theme": "finance", "who": []}
    actions.describe(editor, slug=SLUG, facts=facts(commitments=[promise]))
    page = kept_conversation(tenant, reference).page
    assert (page.version, page.facts.commitments[0].text) == (1, "De corporatie herstelt vochtige woningen.")


def test_what_the_example_does_not_have_is_refused(tenant):
    for wrong, named in (({"quoted": (2,)}, "quoted"), ({"version": 7}, "version")):
        with pytest.raises(Invalid) as refusal:
            keep(tenant, **wrong)
        assert [error.path for error in refusal.value.errors] == [named]
    with pytest.raises(NotFound):
        keep(tenant, slug="bestaat-niet")


@pytest.mark.parametrize(
    "answers", [{"other": "x"}, {"task": ""}, {"task": "a\x00"}, {"task": "x" * (LONGEST_ANSWER + 1)}, {"task": 3}]
)
def test_strange_answers_are_refused(tenant, answers):
    with pytest.raises(Invalid):
        keep(tenant, answers=answers)
    assert keep(tenant, answers={"task": "x" * LONGEST_ANSWER}).number == 1


def test_nobody_else_reads_changes_or_drops_it(tenant, colleague, editor):
    reference = keep(tenant).conversation.reference
    for other in (colleague, editor):
        for attempt in (
            lambda who: kept_conversation(who, reference),
            lambda who: keep(who, conversation=reference),
            lambda who: actions.drop_conversation(who, conversation=reference),
        ):
            with pytest.raises(NotFound):
                attempt(other)
        assert my_conversations(other).lines == []
    assert [line.reference for line in my_conversations(tenant).lines] == [reference]


@pytest.mark.parametrize("who", [ANONYMOUS, SYSTEM, Actor(person="person-x")])
def test_only_members_keep_one(tenant, who):
    with pytest.raises(NotAllowed):
        keep(who)


def test_a_membership_that_ended_keeps_nothing_more_but_what_is_hers_stays_hers(tenant):
    reference = keep(tenant).conversation.reference
    Membership.objects.filter(person__reference=tenant.person).update(until=now())
    with pytest.raises(NotAllowed):
        keep(tenant)
    assert kept_conversation(tenant, reference).reference == reference
    actions.drop_conversation(tenant, conversation=reference)
    assert not Conversation.objects.exists()


def test_dropping_takes_every_version_and_only_of_this_one(tenant):
    other = keep(tenant).conversation
    gone = keep(tenant).conversation
    keep(tenant, conversation=gone.reference, answers={"task": "Anders."})
    assert actions.drop_conversation(tenant, conversation=gone.reference).slug == SLUG
    assert list(ConversationAnswers.objects.values_list("conversation", flat=True)) == [other.pk]


def test_she_sees_and_erases_it_with_all_that_is_kept_about_her(tenant, colleague):
    keep(tenant)
    keep(colleague)
    person = Person.objects.get(reference=tenant.person)
    assert [row["answers"] for row in KEPT["conversations"].tell(person)] == [ANSWERS]
    KEPT["conversations"].erase(person)
    assert KEPT["conversations"].tell(person) == []
    assert my_conversations(colleague).total == 1


def test_no_word_of_it_is_in_the_audit(tenant):
    keep(tenant)
    row = Audit.objects.filter(action="examples.keep_conversation").get()
    assert row.entry is None
    assert "Vocht" not in f"{row.action} {row.by} {row.made}"


def test_her_list_costs_the_same_for_one_and_for_ten(tenant, django_assert_num_queries):
    keep(tenant)
    with django_assert_num_queries(3):
        assert my_conversations(tenant).total == 1
    for number in range(9):
        keep(tenant, answers={"task": f"Opgave {number}"})
    with django_assert_num_queries(3):
        assert my_conversations(tenant).lines[0].task == "Opgave 8"


def test_a_page_and_a_note_cost_few_queries(tenant, django_assert_max_num_queries):
    reference = keep(tenant).conversation.reference
    with django_assert_max_num_queries(6):
        assert conversation_page(tenant, SLUG).may_keep
    with django_assert_max_num_queries(9):
        assert kept_conversation(tenant, reference).begun.answers == ANSWERS
