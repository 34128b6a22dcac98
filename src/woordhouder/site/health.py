"""Whether this installation can answer: the question behind `/healthz`."""

from django.db import DatabaseError

from woordhouder.examples.models import Example


def database_answers() -> bool:
    """Whether the database is there, with the library's tables in it. 1 query."""
    try:
        Example.objects.exists()
    except DatabaseError:
        return False
    return True
