"""The same world as its readers see it in a browser: every page, file and feed in which words could stand."""

import io
import zipfile
from functools import partial

from django.conf import settings
from django.test import Client

from woordhouder.parties.links import token
from woordhouder.parties.models import Person, PersonalLink
from woordhouder.site.search.index import follow

from .making_model import EVERYBODY

FOR_EVERYBODY = (
    "/",
    "/voorbeelden",
    "/voorbeelden.json",
    "/voorbeelden.csv",
    "/en/voorbeelden.json",
    "/feed.atom",
    "/sitemap.xml",
    "/in-de-maak",
    "/in-de-maak.json",
    "/themas/kwaliteit",
    "/zoeken?q=samen",
    "/zoeken.json?q=samen",
    "/zoeken.csv?q=samen",
    "/log/openings/0.jsonl",
)
OF_AN_EXAMPLE = ("", ".json", "/vraag", "/melding", "/vertrekpunt", "/vertrekpunt/notitie")
FOR_WHO_SIGNED_IN = (
    "/mijn",
    "/mijn.json",
    "/mijn/gegevens",
    "/mijn/gegevens.json",
    "/mijn/gesprekken",
    "/redactie",
    "/redactie/voorbeelden",
    "/redactie/verversen",
    "/redactie/bestanden/verschillen",
    "/redactie/bestanden/bibliotheek.zip",
)
OF_A_DOSSIER = ("", "/tekst", "/sprekers/nieuw", "/nalezen", "/plaatsen")
OF_AN_INTERVIEW = ("", "/opnieuw-sturen", "/overnemen")
BEHIND_A_LINK = (
    "/uw-verhaal/{token}",
    "/uw-verhaal/{token}/veranderen",
    "/uw-verhaal/{token}/nalezen",
    "/uw-verhaal/{token}/intrekken",
    "/uw-verhaal/het-geheel/{token}",
    "/klopt-dit-nog/{token}",
)


def in_browsers(world):
    """Every page for everyone: for strangers, for who signed in, and behind every link that was ever sent."""
    follow()
    yield from _everybody(world)
    for reader, _actor in world.people():
        yield from _signed_in(world, reader)
    for link in world.model.held:
        secret = token(PersonalLink(reference=link.actor.link))
        for place in BEHIND_A_LINK:
            yield link, partial(_seen, Client(), place.format(token=secret))


def _everybody(world):
    slugs = {case.slug for case in world.model.cases}
    places = [f"/voorbeelden/{slug}{rest}" for slug in sorted(slugs) for rest in OF_AN_EXAMPLE]
    dossiers = [f"/in-de-maak/{case.reference}" for case in world.model.cases]
    for place in (*FOR_EVERYBODY, *places, *dossiers):
        yield EVERYBODY, partial(_seen, Client(), place)


def _signed_in(world, reader):
    dossiers = [f"/in-de-maak/{case.reference}{rest}" for case in world.model.cases for rest in OF_A_DOSSIER]
    interviews = [
        f"/in-de-maak/{party.case.reference}/gesprek/{party.reference}{rest}"
        for party in world.model.parties
        for rest in OF_AN_INTERVIEW
    ]
    interviews += [f"/verwijderen/sprekers/{party.reference}" for party in world.model.parties]
    slugs = {case.slug for case in world.model.cases}
    examples = [place for slug in sorted(slugs) for place in (f"/voorbeelden/{slug}", f"/redactie/voorbeelden/{slug}")]
    for place in (*FOR_WHO_SIGNED_IN, *examples, *dossiers, *interviews):
        yield reader, partial(_seen_by, reader, place)


def _seen_by(reader, place):
    client = Client()
    client.force_login(Person.objects.get(reference=reader), settings.AUTHENTICATION_BACKENDS[0])
    return _seen(client, place)


def _seen(client, place):
    """All that stands at the address for this browser; of a package what is in it."""
    answer = client.get(place)
    if not place.endswith(".zip") or answer.status_code != 200:
        return b"".join(answer).decode() if answer.streaming else answer.content.decode()
    package = zipfile.ZipFile(io.BytesIO(b"".join(answer)))
    return "".join(package.read(name).decode() for name in package.namelist())
