"""What the controller takes away on the tests' server, so that pages can be asked in their removed states too."""

from tests.matrix.conftest import PAGES, PARTS, SOURCES
from woordhouder.commands.demo import EDITOR, KEEPER
from woordhouder.commands.setup import CONTROLLER, EDITORIAL_BOARD
from woordhouder.examples import actions
from woordhouder.parties.actor import acting_for
from woordhouder.site.search.index import follow

WHY = {"ground": "unlawful", "reason": "Op verzoek van de gemeente."}
DAY = {"title": "Dag", "summary": "Een dag.", "starts": "2021-05-20", "sources": SOURCES}


def remove() -> None:
    """Parts of one example, and a page of each kind, as the rows in tests/matrix expect them."""
    actions.write_page(acting_for(EDITOR, EDITORIAL_BOARD), kind="event", slug="verwijderde-dag", facts=DAY)
    controller = acting_for(KEEPER, CONTROLLER)
    for part in PARTS:
        actions.remove_from_example(controller, slug="breda-2019-2023", part=part, **WHY)
    for kind, slug in PAGES:
        actions.remove_from_page(controller, kind=kind, slug=slug, **WHY)
    follow()
