"""What must hold of all that seats say: who reads it, and that what was removed is told nowhere."""

from django.db.models import CharField, TextField

from woordhouder.keeping.models import Lesson, Measure
from woordhouder.keeping.policy import MEASURE
from woordhouder.keeping.queries.looking_back import of_promise, of_year
from woordhouder.keeping.queries.said import said_of
from woordhouder.keeping.removable import SORTS
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.record.clock import acting_at
from woordhouder.record.models import Opening
from woordhouder.record.policy import allowed

from .kept_world import YEARS

SPOKEN = [sort.model for sort in SORTS.values()]
TEXTS = {
    model: [field.name for field in model._meta.get_fields() if isinstance(field, CharField | TextField)]
    for model in SPOKEN
}
OF_WORDS = ("story", "url", "remark", "text", "words")


def hold_readers(world):
    """The table reads all that was said, everybody else what is public; and nobody what was removed.

    Two readers and one year of the table at a time, other ones each time: to read all costs more than all steps.
    """
    assert not [name for name, one in world.said.items() if not (one.is_removed or one.text)]
    turn = len(world.said)
    inside, outside = (world.table.tenants, world.place.actors["reader"]), (world.place.other.tenants, ANONYMOUS)
    year = YEARS[turn % 3]
    here = [one for one in world.said.values() if not one.is_removed and (one.year == year or not one.is_of_table)]
    here = [one for one in here if not (one.is_replaced and isinstance(one.row, Lesson))]
    assert read_by(world, inside[turn % 2], year) == sorted(one.text for one in here)
    public = [one for one in here if world.is_open and not one.is_inside]
    assert read_by(world, outside[turn % 2], year) == sorted(one.text for one in public)


def read_by(world, reader, year):
    """All words of the promise, and of this year of its table, that somebody reads; what is left blank is no word."""
    with acting_at(world.moment):
        table = world.table.partnership.pk
        said, _loaded = said_of(reader, [world.commitment.pk], table, world.today, is_at_table=True)
        back = of_promise(reader, world.commitment)
        back += [one for one in of_year(reader, table, year) if one.line.number is None]
    found = [one.line.text for one in back]
    for line in said.values():
        for report in line.reports:
            found += [report.row.story, *(one.url for one in report.evidence), *(one.text for one in report.replies)]
            for answer in report.responses:
                found += [answer.row.remark, *(one.text for one in answer.replies)]
        for talk in line.concerns:
            found += [talk.row.text, talk.words, *(one.text for one in talk.replies)]
    return sorted(filter(None, found))


def hold_removals(world):
    """Words of which all who said them were removed stand in no row and in no opening, and their mark in its place."""
    gone = {one.text for one in world.said.values() if one.is_removed} - {""}
    gone -= {one.text for one in world.said.values() if not one.is_removed}
    told = [text for model, names in TEXTS.items() for row in model.objects.values_list(*names) for text in row]
    told += [str(value) for value in Opening.objects.values_list("value", flat=True)]
    assert not [words for words in gone if any(words in text for text in told)]
    marked = {
        name for model in SPOKEN for name in model.objects.exclude(removal=None).values_list("reference", flat=True)
    }
    assert marked == {name for name, one in world.said.items() if one.is_removed}


def hold_figures(world):
    """Who does not belong to the organisation sees none of its figures."""
    for who, actor in world.place.actors.items():
        seen = set(allowed(actor, "read", MEASURE, Measure.objects.all()).values_list("reference", flat=True))
        assert seen == {
            world.measures[one] for one in ({"reader": "municipality"}.get(who, who),) if one in world.measures
        }


def after_removal(world, model, fields):
    """By key how far the rows of removed words may differ: their words are blank."""
    gone = {one.row.pk for one in world.said.values() if one.is_removed and isinstance(one.row, model)}

    def blank(pk, said):
        return tuple("" if pk in gone and name in OF_WORDS else value for name, value in zip(fields, said, strict=True))

    return blank
