"""What the machine holds: texts, answers and words are those of the model, and nobody reads too much."""

import json
from datetime import timedelta

from django.db.models import F

from woordhouder.agreements.in_force import text
from woordhouder.agreements.models import Act, ActItem, Confirmation, Signature, Wording
from woordhouder.agreements.queries.in_force import agreement_text
from woordhouder.agreements.queries.items import items_of
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.record.clock import acting_at
from woordhouder.record.models import Audit, Entry, Opening
from woordhouder.record.refusals import NotFound

from .table_world import FIRST, SLUG

DAYS = [FIRST + timedelta(days=7 * weeks) for weeks in range(15)]


def shown(found):
    item = found.item
    return (found.state, item.wording_in, item.act, found.effective_from, found.completed_at) if item else ("none",)


def hold_texts(world, day, known):
    """`text(D, K)` of the rows is that of the slow story."""
    expected = world.model.text(day, known)
    found = text(items_of(world.agreement), day, known)
    for name, told in expected.items():
        assert shown(found[name]) == (told if told[0] != "none" else ("none",)), (name, day, known)
    assert all(found[name].state == "none" for name in found.keys() - expected.keys())


def hold_page(world, day, known):
    """What somebody at the table reads: words as they were said, tombstones, and what each seat answered."""
    readers = [actor for who, actor in world.binders.items() if world.seat_of(who)]
    if not readers:
        return
    with acting_at(world.moment):
        page = agreement_text(readers[0], world.table.partnership.slug, SLUG, day=day, known=known)
    expected = world.model.text(day, known)
    for row in page.commitments:
        state, words, act, *_rest = expected[row.reference]
        assert (row.state, row.wording and row.wording.reference) == (state, words)
        if words:
            said = world.model.wordings[words]
            assert row.wording.text == ("" if said.removed else said.text)
        if act:
            answers = {seat: word for seat, word in row.seats.items() if word != "silent"}
            assert answers == world.model.answers(act, row.reference, known), (act, row.reference)


def hold_counts(world):
    """Each act left one audit row, and its entry when it owes one; what was refused left nothing."""
    audits, entries = world.before
    assert Audit.objects.count() == audits + world.done
    assert Entry.objects.count() == entries + world.owed
    assert Act.objects.count() == len(world.model.story.acts)
    assert Wording.objects.count() == len(world.model.wordings)


def hold_words(world):
    """No act of one changed the words of another; only what the controller removed is gone."""
    said = {name: "" if words.removed else words.text for name, words in world.model.wordings.items()}
    assert dict(Wording.objects.values_list("reference", "text")) == said
    for model, fields in ((Signature, ("answer", "reason", "at")), (Confirmation, ("confirms", "reason", "at"))):
        rows = {pk: tuple(said) for pk, *said in model.objects.values_list("pk", *fields)}
        kept = world.kept.setdefault(model, {})
        assert rows.items() >= kept.items()
        kept.update(rows)


def hold_the_record(world):
    """The chain only grew, and what everybody may open holds no word that is not public, or that was removed."""
    leaves = list(Entry.objects.order_by("pk").values_list("pk", "leaf_hash"))
    leaves = [(pk, bytes(hashed)) for pk, hashed in leaves]
    assert leaves[: len(world.leaves)] == world.leaves
    world.leaves = leaves
    public = set(ActItem.objects.exclude(public_from=None).values_list("wording_in__reference", flat=True))
    opened = Opening.objects.filter(entry__stream__audience="public") | Opening.objects.filter(
        entry__opened__name=F("name")
    )
    everything = [json.loads(row.value) for row in opened.exclude(name="hand").distinct()]
    told = json.dumps(everything, ensure_ascii=False)
    for name, words in world.model.wordings.items():
        assert name in public or words.text not in told
        assert not words.removed or words.text not in json.dumps(
            list(Opening.objects.values_list("value", flat=True)), ensure_ascii=False
        )


def hold_the_stranger(world, day, known):
    """Who has no seat here reads only what is public, and no word of the rest."""
    public = set(ActItem.objects.exclude(public_from=None).values_list("wording_in__reference", flat=True))
    for actor in (ANONYMOUS, world.other.tenants):
        try:
            with acting_at(world.moment):
                page = agreement_text(actor, world.table.partnership.slug, SLUG, day=day, known=known)
        except NotFound:
            assert not public
            continue
        read = {row.wording.reference for row in page.commitments if row.wording}
        assert read <= public
