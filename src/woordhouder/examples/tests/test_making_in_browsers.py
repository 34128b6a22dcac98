"""The looks in browsers see words where they stand, so that a leak there is found."""

import pytest

from woordhouder.record.clock import acting_at

from .making_model import EVERYBODY
from .making_readers import seen
from .making_web import in_browsers
from .making_world import Pick, World
from .test_making_machine import every_editor_reads_drafts

pytestmark = pytest.mark.django_db
ANNA = 0  # her interviews come first


@pytest.fixture
def world():
    """A world in which one speaker of anna's wrote, and approved nothing."""
    made = World()
    made.write(Pick(ANNA, 0, "anna", yes=True))
    return made


def readers_of(world):
    """Who saw words of the machine: EVERYBODY, references of people, and of links."""
    found = set()
    with acting_at(world.moment):
        seen(world, lambda _where, reader, _words: found.add(_named(reader)), readers=[in_browsers])
    return found


def _named(reader):
    return reader if isinstance(reader, str) else reader.actor.link


def test_a_draft_is_seen_by_its_speaker_and_her_editor_alone(world):
    (own,) = (link.actor.link for link in world.model.held if link.party is world.model.parties[ANNA])
    assert readers_of(world) == {world.staff["anna"].person, own}


def test_a_colleague_who_reads_a_draft_is_found(world, monkeypatch):
    every_editor_reads_drafts(monkeypatch)
    assert world.staff["bram"].person in readers_of(world)


def test_what_was_published_is_seen_by_everybody(world):
    world.hurry(Pick(ANNA, 0, "anna", yes=True))
    assert EVERYBODY in readers_of(world)
