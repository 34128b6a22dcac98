"""Where the record holds what is said of the promises of an agreement, and of the years of a whole table."""

from woordhouder.agreements.models import Agreement
from woordhouder.parties.models import Partnership


def public_stream(of: Agreement | Partnership) -> str:
    """The stream that everybody reads."""
    return f"{of.reference}-kept"


def sealed_stream(of: Agreement | Partnership) -> str:
    """The stream of what only the table reads: until it is disclosed, and talks for ever."""
    return f"{of.reference}-kept-table"
