"""Everything that shows words of tables to somebody, as browsers and programs get it. A new one is a line here."""

import io
import json
import zipfile
from functools import partial

from django.conf import settings
from django.test import Client

from woordhouder.agreements.models import Document
from woordhouder.parties.models import Organisation
from woordhouder.record.models import Entry
from woordhouder.record.queries import BUNDLE
from woordhouder.site.mail.following import follow_mail
from woordhouder.site.models import Letter, Posting
from woordhouder.site.search import vocabulary
from woordhouder.site.search.index import follow

from .disclosing_model import EVERYBODY, TOKEN

FOR_EVERYBODY = ("/", "/tafels", "/tafels.json", "/sitemap.xml", "/feed.atom", "/en/tafels")
FOR_WHO_SIGNED_IN = ("/mijn", "/mijn.json", "/mijn/tafels", "/mijn/gegevens.json", "/mijn/organisatie")
OF_A_TABLE = ("", ".json", "/nieuw", "/nieuw.json", "/feed.atom", "/doelen", "/stoelen", "/wacht", "/afspraken/nieuw")
OF_AN_AGREEMENT = (
    ".json", ".csv", ".xlsx", "?per=thema", "?per=partij", "?per=geheel", "?op=2026-02-03", "/verschil", "/veranderen",
)  # fmt: skip
OF_A_COMMITMENT = ("", ".json", "/verschil")
OF_AN_ACT = ("", "/bevestigen", "/tekenen", "/sluiten")
OF_A_PREPARATION = ("", "/voorbeeld", "/gegevens", "/document", "/document/bestand")


def addresses(world):
    """Every address at which words of tables could stand."""
    yield from FOR_EVERYBODY
    for slug, table in world.place.tables.items():
        yield from (f"/{slug}{rest}" for rest in OF_A_TABLE)
        agreements = list(table.partnership.agreements.order_by("pk"))
        for agreement in agreements:
            here = f"/{slug}/{agreement.slug}"
            yield from (f"{here}{rest}" for rest in OF_AN_AGREEMENT)
            yield f"/en{here}"
            yield from (f"{here}/naast/{other.slug}" for other in agreements[:2] if other != agreement)
            numbers = range(1, agreement.commitments.count() + 1)
            yield from (f"{here}/{number}{rest}" for number in numbers for rest in OF_A_COMMITMENT)
            for act in agreement.acts.all():
                yield from (f"{here}/akten/{act.reference}{rest}" for rest in OF_AN_ACT)
            papers = Document.objects.filter(acts__agreement=agreement)
            yield from (f"{here}/document/{paper.reference}" for paper in papers)
        for row in table.partnership.preparations.all():
            yield from (f"/{slug}/voorbereiden/{row.reference}{rest}" for rest in OF_A_PREPARATION)
    for reference in Organisation.objects.filter(seats__isnull=False).values_list("reference", flat=True).distinct():
        yield from (f"/organisaties/{reference}", f"/organisaties/{reference}.json")
    yield from ("/gemeenten/tilburg", "/gemeenten/tilburg.json")


def strangers_pages(world):
    """Each address for who has no account."""
    for address in addresses(world):
        yield EVERYBODY, partial(_seen, Client(), address)


def pages_of_who_sits(world):
    """Each address for everybody who sits at a table."""
    there = list(addresses(world))
    for name in world.actors:
        for address in (*there, *FOR_WHO_SIGNED_IN):
            yield name, partial(_seen_by, world, name, address)


def search(world):
    """Search for words that were said, in the page, as data and as a sheet; what was asked for comes back itself."""
    words = [word for _deed, one in world.model.wordings() for some in one.parts.values() for word in some]
    words += list(world.model.titles) + list(world.model.prepared)
    for word in words[-40:]:
        for ending in ("", ".json", ".csv"):
            yield EVERYBODY, partial(_found, Client(), word, ending)
        for name in ("municipality@elderdam", "reader"):
            yield name, partial(_found_by, world, name, word)
            yield name, partial(_counted_by, world, name, word)
        yield EVERYBODY, partial(_counted, Client(), word)


def index(world):
    """What the index has for everybody, and for each table; and its words for mending and offering."""
    yield EVERYBODY, lambda: _forms(audience=0)
    yield EVERYBODY, _vocabulary
    for name, (slug,) in world.model.insiders.items():
        yield name, partial(_forms, audience=world.place.tables[slug].partnership.pk)


def record(world):
    """All that the record opens for everybody."""
    yield EVERYBODY, _record


def letters(world):
    """Every letter, as if everybody read it: no words of a table go by mail."""
    yield EVERYBODY, partial(_letters, world.moment)


READERS = [strangers_pages, pages_of_who_sits, search, index, record, letters]
STEP = 7919  # a prime: one look after the other is at something else


def seen(world, found, *, turn, most):
    """Tell `found` which words stand in what a reader sees: of each sort at most so many looks, by turns."""
    follow()
    for read in READERS:
        looks = list(read(world))
        places = {(turn + at) * STEP % len(looks) for at in range(min(most, len(looks)))} if looks else ()
        for reader, look in (looks[place] for place in sorted(places)):
            if words := set(TOKEN.findall(look())):
                found((read.__name__, getattr(look, "args", ())[1:]), reader, words)


def _client(world, name):
    client = Client()
    client.force_login(world.person(name), settings.AUTHENTICATION_BACKENDS[0])
    return client


def _seen_by(world, name, address):
    return _seen(_client(world, name), address)


def _seen(client, address):
    """All that stands at the address; of a workbook what is in it. The address itself tells nothing new."""
    answer = client.get(address)
    content = b"".join(answer) if answer.streaming else answer.content
    if address.endswith(".xlsx") and answer.status_code == 200:
        package = zipfile.ZipFile(io.BytesIO(content))
        return "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    return content.decode("latin-1") + str(answer.headers)


def _found(client, word, ending):
    """What stands there but for the question itself."""
    return _results(client, word) if ending == ".json" else _seen(client, f"/zoeken{ending}?q={word}").replace(word, "")


def _found_by(world, name, word):
    return _results(_client(world, name), word)


def _results(client, word):
    """The finds as data; that a find is there for a word tells that the word stands in it."""
    return json.dumps(client.get(f"/zoeken.json?q={word}").json()["results"])


def _counted_by(world, name, word):
    return _counted(_client(world, name), word)


def _counted(client, word):
    """The word, when anything is counted or offered that would not be for a word that nobody said."""
    asked, other = client.get(f"/zoeken.json?q={word}").json(), client.get("/zoeken.json?q=qzzzzzzqz").json()
    known = ("total", "total_without_filters", "facets", "near", "corrected", "pages")
    return word if any(_plain(asked[name], word) != _plain(other[name], "qzzzzzzqz") for name in known) else ""


def _plain(value, word):
    return json.dumps(value).replace(word, "")


def _forms(*, audience):
    return " ".join(Posting.objects.filter(audience=audience).values_list("form", flat=True))


def _vocabulary():
    return " ".join(vocabulary._vocabulary(vocabulary.state()))


def _record():
    last = Entry.objects.order_by("-pk").values_list("pk", flat=True).first()
    bundles = range(last // BUNDLE + 1) if last else ()
    text = "".join(_seen(Client(), f"/log/openings/{number}.jsonl") for number in bundles)
    newest = [bytes(leaf).hex() for leaf in Entry.objects.order_by("-pk").values_list("leaf_hash", flat=True)[:8]]
    kinds = [f"/log/{kind}/{leaf}.json" for leaf in newest for kind in ("opening", "receipt")]
    return text + "".join(_seen(Client(), address) for address in kinds)


def _letters(moment):
    follow_mail(moment)
    return repr(list(Letter.objects.values_list("to", "subject", "text", "html")))
