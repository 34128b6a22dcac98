"""Describing: who may, what is kept, and what the record and the audit say of it."""

import pytest
from django.db import IntegrityError

from woordhouder.examples import actions, queries
from woordhouder.examples.actions.describe import KeptLocalEdit
from woordhouder.examples.models import Description, Example
from woordhouder.examples.shapes import facts_of
from woordhouder.parties.actor import ANONYMOUS, SYSTEM
from woordhouder.record.models import Audit, Entry
from woordhouder.record.refusals import Invalid, NotAllowed, Refused


def test_an_editor_describes_an_example_and_the_record_commits_to_it(editor, facts):
    made = actions.describe(editor, slug="tilburg-2020-2024", facts=facts())
    assert facts_of(made) == facts()
    audit = Audit.objects.get(action="examples.describe")
    assert audit.made == f"examples.description:{made.pk}"
    assert audit.entry.kind == "examples.described/1"
    assert audit.entry.stream_id == made.example.reference
    assert {opening.name for opening in audit.entry.openings.all()} >= {"title", "story", "sources", "hand"}


def test_a_new_version_replaces_by_link_and_the_old_one_stays(editor, facts):
    first = actions.describe(editor, slug="tilburg-2020-2024", facts=facts())
    second = actions.describe(editor, slug="tilburg-2020-2024", facts=facts(title="Nog droger"))
    assert (second.number, second.replaces) == (2, first)
    first.refresh_from_db()
    assert first.title == "Samen tegen vocht"
    assert list(Description.objects.current()) == [second]
    assert Entry.objects.filter(stream_id=second.example.reference).count() == 2


def test_saying_the_same_again_is_refused_and_leaves_no_trace(editor, facts):
    actions.describe(editor, slug="tilburg-2020-2024", facts=facts())
    before = Audit.objects.count()
    with pytest.raises(Refused, match=r"Nothing differs|verschil"):
        actions.describe(editor, slug="tilburg-2020-2024", facts=facts())
    assert (Audit.objects.count(), Description.objects.count()) == (before, 1)


@pytest.mark.parametrize("stranger", [ANONYMOUS, SYSTEM], ids=["anonymous", "system"])
def test_nobody_else_describes(stranger, facts, db):
    with pytest.raises(NotAllowed):
        actions.describe(stranger, slug="tilburg-2020-2024", facts=facts())
    assert not Example.objects.exists()


def test_the_controller_has_no_say_in_the_library(controller, facts):
    with pytest.raises(NotAllowed):
        actions.describe(controller, slug="tilburg-2020-2024", facts=facts())


def test_who_only_reads_for_the_board_does_not_write(editor, facts):
    from woordhouder.parties.actions import enrol
    from woordhouder.parties.actor import acting_for

    enrol(SYSTEM, email="lezer@voorbeeld.example", organisation="Redactie", role="read")
    reader = acting_for("lezer@voorbeeld.example", "Redactie")
    with pytest.raises(NotAllowed):
        actions.describe(reader, slug="tilburg-2020-2024", facts=facts())
    assert actions.describe(editor, slug="tilburg-2020-2024", facts=facts()).number == 1


def test_a_membership_that_ended_works_no_longer_for_an_actor_made_before(editor, facts):
    from django.utils import timezone

    from woordhouder.parties.models import Membership

    Membership.objects.update(until=timezone.now())
    with pytest.raises(NotAllowed):
        actions.describe(editor, slug="tilburg-2020-2024", facts=facts())


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"sources": []}, "facts.sources"),
        ({"places": ["Atlantis"]}, "facts.places.0"),
        ({"places": []}, "facts.places"),
        ({"themes": ["weather"]}, "facts.themes.0"),
        ({"title": "een\nregel te veel"}, "facts.title"),
        ({"title": "\x00"}, "facts.title"),
        ({"story": "x" * 20_001}, "facts.story"),
        ({"colour": "green"}, "facts.colour"),
        ({"years": {"from": 2024, "until": 2020}}, "facts.years"),
        ({"our_reading": ["process"]}, "facts.our_reading"),
        ({"commitments": [{"text": "a", "theme": "finance", "who": ["Niemand"]}]}, "facts.commitments.0.who"),
    ],
)
def test_bad_facts_are_refused_with_the_field_at_fault(editor, changes, path):
    from woordhouder.conftest import FACTS

    with pytest.raises(Invalid) as refused:
        actions.describe(editor, slug="tilburg-2020-2024", facts={**FACTS, **changes})
    assert [error.path for error in refused.value.errors] == [path]
    assert not Example.objects.exists()


def test_a_file_updates_what_came_from_a_file(editor, facts):
    actions.load(editor, slug="tilburg-2020-2024", facts=facts())
    assert actions.load(editor, slug="tilburg-2020-2024", facts=facts(title="Anders")).number == 2


def test_a_file_never_overwrites_what_an_editor_wrote_and_says_what_differs(editor, facts):
    actions.load(editor, slug="tilburg-2020-2024", facts=facts())
    actions.describe(editor, slug="tilburg-2020-2024", facts=facts(title="Van de redactie", story=None))
    with pytest.raises(KeptLocalEdit) as kept:
        actions.load(editor, slug="tilburg-2020-2024", facts=facts())
    assert {error.path for error in kept.value.errors} == {"title", "story"}
    assert Description.objects.current().get().title == "Van de redactie"


def test_two_descriptions_cannot_have_one_number(editor, facts):
    made = actions.describe(editor, slug="tilburg-2020-2024", facts=facts())
    made.pk = None
    with pytest.raises(IntegrityError):
        made.save()


def test_a_region_alone_is_place_enough(editor, facts):
    made = actions.describe(editor, slug="gooi-2020", facts=facts(places=[], region="Gooi en Vechtstreek"))
    assert (made.places, made.region) == ([], "Gooi en Vechtstreek")
    assert queries.example_page(editor, "gooi-2020").line.place == "Gooi en Vechtstreek"
