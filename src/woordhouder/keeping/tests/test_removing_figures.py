"""The name and the unit of an indicator that the law has removed are told nowhere; its numbers count as before."""

import io
import zipfile

import pytest
from django.test import Client

from woordhouder.agreements import actions as agreements
from woordhouder.agreements.actions.disclosing import disclose_all_due
from woordhouder.agreements.models import Wording, WordingRemoval
from woordhouder.agreements.queries.standing_words import drafts_of_wordings
from woordhouder.agreements.removable import IN_ITS_PLACE
from woordhouder.agreements.tests import made as agreed_on
from woordhouder.agreements.tests.reading import client_of
from woordhouder.commands.archive import export_lines
from woordhouder.keeping.queries.progress import progress_of
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.parties.tests.tables import whole_table
from woordhouder.record.clock import now
from woordhouder.record.inspection import inspect_record
from woordhouder.record.models import Opening
from woordhouder.record.refusals import Refused
from woordhouder.record.tests.bundles import bundle_addresses
from woordhouder.site.models import Posting
from woordhouder.site.search.index import follow
from woordhouder.site.tests.stepped_up import signed_in_now

from .made import HOMES, agreed, at, reported
from .test_removing import GROUND

pytestmark = pytest.mark.django_db
NAME, UNIT = "Huizen voor mevrouw Zonnebloem", "huizen van Lindeboom"
WORDS = {"indicator": "zonnebloem", "unit": "lindeboom"}
THERE = "/verzonnendam/prestatieafspraken-2026"
PUBLIC = (
    THERE,
    f"{THERE}?per=geheel",
    *(f"{THERE}{ending}" for ending in (".json", ".csv", ".xlsx", ".docx", "/brief.docx", "/1", "/1.json", "/1.docx")),
    *(f"{THERE}/{page}" for page in ("verschil?van=2026-06-01&naar=2026-08-01", "1/verschil", "1/verschil.json")),
    f"{THERE}/1/voortgang?jaar=2026",
)
OF_THE_LEAD = ("/mijn/verslag", "/mijn/verslag.csv", "/mijn/verslag.xlsx")
WITHOUT = {"/mijn/verslag.csv of the lead": "indicator", "/mijn/verslag.xlsx of the lead": "indicator"}
"""Here a figure stands without its name."""


@pytest.fixture
def place(controller):
    """A public promise that got a figure when it was changed; nobody reported yet."""
    with at("2026-01-10"):
        table = whole_table("verzonnendam")
        (homes, *_others) = agreed(table)
    figure = {**HOMES, "name": NAME, "unit": UNIT}
    words = agreed_on.promise(table.association_seat, "Wij bouwen elk jaar.", indicator=figure)
    with at("2026-05-01"):
        act = agreed_on.amended(table.association, table, homes, words, elsewhere=agreed_on.ELSEWHERE)
        agreed_on.signed(act, table.association)
    with at("2026-06-01"):
        disclose_all_due(now())
    return table, homes, controller


def named(homes):
    """The version with the figure."""
    return homes.wordings.get(number=2)


def remove(controller, homes, part):
    wording = named(homes)
    with at("2027-03-01"):
        return agreements.remove_wording(controller, wording=wording.reference, part=part, **GROUND)


def seen(client, address):
    """All that stands there for this browser, in small letters; of a package what is in it."""
    with at("2027-03-01"):
        answer = client.get(address)
        assert answer.status_code == 200, address
        content = b"".join(answer) if answer.streaming else answer.content
    if content.startswith(b"PK"):
        package = zipfile.ZipFile(io.BytesIO(content))
        content = b"".join(package.read(name) for name in package.namelist())
    return content.decode(errors="replace").lower()


def everywhere(table):
    """By address what anybody, and what the lead reads; and what the files and the search hold."""
    told = {address: seen(Client(), address) for address in PUBLIC}
    lead = client_of(table.association)
    told |= {f"{address} of the lead": seen(lead, address) for address in (*PUBLIC, *OF_THE_LEAD)}
    with at("2027-03-01"):
        follow()
    told["export"] = "".join(export_lines()).lower()
    told["openings"] = "".join(seen(Client(), address) for address in bundle_addresses())
    told["index"] = " ".join(Posting.objects.values_list("form", flat=True))
    return told


def test_before_they_are_removed_these_words_stand_in_all_of_these_places(place):
    told = everywhere(place[0])
    for name, word in WORDS.items():
        without = {address for address, words in told.items() if word not in words}
        assert without == {address for address, left_out in WITHOUT.items() if left_out == name}


@pytest.mark.parametrize("part", ["indicator", "unit", "all"])
def test_the_removed_words_stand_nowhere_and_their_mark_does(place, part):
    table, homes, controller = place
    remove(controller, homes, part)
    gone = [word for name, word in WORDS.items() if part in (name, "all")]
    for address, words in everywhere(table).items():
        assert not [word for word in gone if word in words], address
    assert "((" not in seen(Client(), f"{THERE}/1/voortgang?jaar=2026")
    for word in gone:
        assert not Opening.objects.filter(value__icontains=word).exists()
    for address in (f"/en{THERE}/1", f"/en{THERE}/1.json"):
        assert GROUND["reason"].lower() in seen(Client(), address)
    assert not inspect_record()


def test_the_other_word_stays_and_so_do_the_numbers(place):
    table, homes, controller = place
    with at("2027-02-01"):
        reported(table.association, homes, "30")
    with at("2027-03-01"):
        before = progress_of(ANONYMOUS, homes.reference, 2026, now())
    remove(controller, homes, "indicator")
    with at("2027-03-01"):
        assert progress_of(ANONYMOUS, homes.reference, 2026, now()).progress == before.progress
    told = Client().get(f"{THERE}/1.json").json()["wording"]
    assert told["indicator"] == {**told["indicator"], "name": IN_ITS_PLACE, "unit": UNIT}
    assert told["indicator"]["targets"] == HOMES["targets"]
    assert [one["part"] for one in told["removed"]] == ["indicator"]


def test_without_a_figure_there_is_nothing_to_remove_and_no_mark_in_its_place(place):
    _table, _homes, controller = place
    land = Wording.objects.get(commitment__number=2)
    for part in ("indicator", "unit"):
        with pytest.raises(Refused), at("2027-03-01"):
            agreements.remove_wording(controller, wording=land.reference, part=part, **GROUND)
    with at("2027-03-01"):
        agreements.remove_wording(controller, wording=land.reference, part="all", **GROUND)
    land.refresh_from_db()
    assert (land.indicator, land.unit) == ("", "")
    assert Client().get(f"{THERE}/2.json").json()["wording"]["indicator"] is None


def test_the_form_names_both_parts_as_long_as_they_are_there(place):
    _table, homes, controller = place
    there = f"/en/verwijderen/afspraak/{named(homes).reference}"
    with at("2027-03-01"):
        browser = signed_in_now(controller)
    assert NAME.lower() in seen(browser, there)
    for part in ("indicator", "unit"):
        assert f'value="{part}"' in seen(browser, there)
        with at("2027-03-01"):
            assert browser.post(there, {"part": part, **GROUND, "sure": "on"}).status_code == 303
            assert browser.post(there, {"part": part, **GROUND, "sure": "on"}).status_code == 422
        assert f'value="{part}"' not in seen(browser, there)
    assert [stone.part for stone in WordingRemoval.objects.order_by("pk")] == ["indicator", "unit"]
    remove(controller, homes, "all")
    with pytest.raises(Refused):
        remove(controller, homes, "all")


def test_who_changes_the_promise_later_finds_its_numbers_with_the_mark(place):
    _table, homes, controller = place
    remove(controller, homes, "all")
    (draft,) = drafts_of_wordings([named(homes).reference]).values()
    assert (draft.indicator.name, draft.indicator.unit) == (IN_ITS_PLACE, IN_ITS_PLACE)
    assert list(draft.indicator.targets) == [2026, 2027, 2028]
