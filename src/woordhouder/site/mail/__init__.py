"""Letters that follow what people did: composed from the audit rows, and sent by the worker, never by an action."""

from . import waiting  # noqa: F401 - lists what is kept of letters
