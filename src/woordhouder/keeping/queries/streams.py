"""Where the record holds what is said of the promises of an agreement."""

from woordhouder.agreements.models import Agreement


def public_stream(agreement: Agreement) -> str:
    """The stream that everybody reads."""
    return f"{agreement.reference}-kept"


def sealed_stream(agreement: Agreement) -> str:
    """The stream of what only the table reads: until it is disclosed, and talks for ever."""
    return f"{agreement.reference}-kept-table"
