"""What tests of pages need: facts that hold markup, a filled library, and the queries of a page."""

import json
import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

from woordhouder.examples import actions

MARKUP = '<b>Vet</b> & "zo" </script><script>alert(1)</script>'


def fill(editor, facts, number, **changes):
    """`number` examples with twenty promises each."""
    promises = facts().model_dump(mode="json")["commitments"] * 20
    for count in range(number):
        actions.describe(
            editor, slug=f"tilburg-{count}", facts=facts(title=f"Voorbeeld {count}", commitments=promises, **changes)
        )


def queries_of(client, address):
    """How many queries the page asks. It must be there."""
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def linked_data(response):
    """The schema.org block of a page."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', response.content.decode(), re.DOTALL)
    assert len(found) == 1
    return json.loads(found[0])


def page_text(response):
    """The page as text with single spaces, to look sentences up in."""
    return " ".join(response.content.decode().split())
