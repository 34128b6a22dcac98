"""Two people at the same time: nobody's text is lost, and nothing is published that was taken back a moment before."""

import pytest

from woordhouder.conftest import FACTS
from woordhouder.examples import actions
from woordhouder.examples.facts import ExampleFacts
from woordhouder.examples.models import Approval, Manuscript, Testimony, Words
from woordhouder.record.refusals import Overtaken, Refused
from woordhouder.record.tests.racing import Track

from .making import SLUG, invited, member, ready, speaker, taken_up

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def editors(transactional_db):
    """Two who write for the board."""
    return member("Redactie", name="anna"), member("Redactie", name="bram")


def outcome(act, *given, **named):
    """A job that gives what the act made, or the refusal."""

    def job():
        try:
            return act(*given, **named)
        except Refused as refusal:
            return refusal

    return job


def test_of_two_editors_who_write_at_once_one_hears_it(editors, tmp_path):
    nomination, track = taken_up(editors[0]), Track(tmp_path)
    given = {"nomination": nomination, "slug": SLUG, "replaces": 0}
    texts = [ExampleFacts.model_validate({**FACTS, "story": story}) for story in ("Van Anna.", "Van Bram.")]
    jobs = [
        outcome(actions.write_manuscript, who, facts=facts, **given) for who, facts in zip(editors, texts, strict=True)
    ]
    found = track.run(*jobs)
    assert sorted(type(one) for one in found if isinstance(one, Refused)) == [Overtaken]
    assert track.run(Manuscript.objects.count) == [1]


def test_of_a_speaker_and_her_editor_who_write_at_once_one_hears_it(editors, tmp_path):
    interview = invited(editors[0], taken_up(editors[0]))
    writers, track = (editors[0], speaker(interview)), Track(tmp_path)
    jobs = [
        outcome(actions.write_words, who, interview=interview, what_made_it_good=f"Van {number}.", replaces=0)
        for number, who in enumerate(writers)
    ]
    found = track.run(*jobs)
    assert sorted(type(one) for one in found if isinstance(one, Refused)) == [Overtaken]
    assert track.run(Words.objects.count) == [1]


@pytest.mark.parametrize("attempt", range(5))
def test_what_is_taken_back_while_it_is_published_is_not_published_without_approval(editors, tmp_path, attempt):
    facts = ExampleFacts.model_validate(FACTS)
    nomination, interviews = ready(editors[0], facts)
    (interview,) = interviews.values()
    held, track = speaker(interview), Track(tmp_path)
    published, withdrawn = track.run(
        outcome(actions.publish, editors[0], nomination=nomination),
        outcome(actions.withdraw_approval, held, interview=interview),
    )
    standing = track.run(Approval.objects.filter(taken_back_at=None).count, Testimony.objects.count)
    assert [isinstance(published, Refused), isinstance(withdrawn, Refused)].count(True) == 1
    assert standing == ([0, 0] if isinstance(published, Refused) else [1, 1])
