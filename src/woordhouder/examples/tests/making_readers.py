"""Everything that shows words to somebody: what each shows, and to whom. A new one is a line in READERS."""

import json
import tempfile
from contextlib import suppress
from functools import partial
from pathlib import Path

from django.core.serializers.json import DjangoJSONEncoder

from woordhouder.examples import queries
from woordhouder.examples.saving import save_library
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.record.models import Entry
from woordhouder.record.queries import BUNDLE, bundle
from woordhouder.record.refusals import Refused
from woordhouder.site.mail.following import follow_mail
from woordhouder.site.models import Letter, Posting
from woordhouder.site.search.index import follow

from .making_model import EVERYBODY, TOKEN


def _all_of(*values):
    return "".join(map(repr, values))


def example_pages(world):
    for slug in {case.slug for case in world.model.cases}:
        for reader, actor in ((EVERYBODY, ANONYMOUS), *world.people()):
            yield reader, partial(_example_page, actor, slug)


def _example_page(actor, slug):
    page = queries.example_page(actor, slug)
    return repr(page) + json.dumps(queries.example_page_data(page), cls=DjangoJSONEncoder)


def open_data(world):
    yield EVERYBODY, lambda: _all_of(queries.examples_data(ANONYMOUS), queries.latest_changes(ANONYMOUS, 20))
    yield EVERYBODY, lambda: _all_of(queries.making_list(ANONYMOUS), queries.making_data(ANONYMOUS))


def search(world):
    yield EVERYBODY, _index
    yield EVERYBODY, lambda: repr(queries.texts_of_examples(ANONYMOUS, [case.slug for case in world.model.cases]))


def _index():
    follow()
    return " ".join(Posting.objects.values_list("form", flat=True))


def public_record(world):
    yield EVERYBODY, _record


def _record():
    last = Entry.objects.order_by("-pk").values_list("pk", flat=True).first()
    numbers = range(last // BUNDLE + 1) if last else ()
    return "".join(line.decode() for number in numbers for line in bundle(number))


def library_files(world):
    yield EVERYBODY, _files


def _files():
    with tempfile.TemporaryDirectory() as folder:
        save_library(Path(folder))
        return "".join(path.read_text(encoding="utf-8") for path in Path(folder).rglob("*.yaml"))


def letters(world):
    yield EVERYBODY, partial(_letters, world.moment)


def _letters(moment):
    follow_mail(moment)
    return repr(list(Letter.objects.values_list("to", "subject", "text", "html")))


def dossiers(world):
    for reader, actor in ((EVERYBODY, ANONYMOUS), *world.people()):
        yield reader, lambda actor=actor: repr(queries.making_lines(actor))
        for case in world.model.cases:
            for page in (queries.dossier_page, queries.manuscript_page):
                yield reader, partial(page, actor, case.reference)


def interviews(world):
    for reader, actor in ((EVERYBODY, ANONYMOUS), *world.people()):
        for party in world.model.parties:
            yield reader, partial(queries.editor_interview_page, actor, party.reference)


def personal_links(world):
    """Every link that was ever sent, tried at every page: those that ended too."""
    for link in world.model.held:
        for page in (queries.interview_page, queries.whole_page, queries.yearly_page):
            yield link, partial(page, link.actor)
        yield link, partial(queries.dossier_page, link.actor, link.party.case.reference)


READERS = [
    example_pages,
    open_data,
    search,
    public_record,
    library_files,
    letters,
    dossiers,
    interviews,
    personal_links,
]


def seen(world, found, *, readers=READERS, turn=0, share=1):
    """Tell `found` which words of the machine stand in what a reader sees: every one of `share` looks, by turns."""
    looks = [(read.__name__, *look) for read in readers for look in read(world)]
    for place, (name, reader, look) in enumerate(looks):
        if (place + turn) % share == 0:
            with suppress(Refused):
                if words := set(TOKEN.findall(str(look()))):
                    found(name, reader, words)
