"""How what is done with an act goes into the record: in public when the act is, else sealed for the table."""

from collections.abc import Iterable, Mapping
from typing import Any

from woordhouder.record.entries import record_entry
from woordhouder.record.kinds import Kind
from woordhouder.record.models import Audience, Entry

from ..models import Act, Agreement
from ..queries.entries import public_stream, sealed_stream


def is_public(act: Act) -> bool:
    """Whether everybody may read all of an act. At most 1 query."""
    return act.public_from is not None and not act.items.filter(public_from=None).exists()


def record_about(  # noqa: PLR0913 - the members of an entry, by name
    kind: Kind,
    agreement: Agreement,
    *,
    on: str,
    public: bool,
    set_: Mapping[str, str | int | bool] | None = None,
    has: Mapping[str, Any] | None = None,
    refs: Iterable[Entry] = (),
) -> Entry:
    """The entry that the running action owes, in the public or the sealed stream of the agreement. Empty values of
    `has` are left out.
    """
    return record_entry(
        kind,
        on=on,
        stream=public_stream(agreement) if public else sealed_stream(agreement),
        audience=Audience.PUBLIC if public else Audience.TABLE,
        set_=set_,
        has={name: value for name, value in (has or {}).items() if value not in ("", None, [], {})},
        refs=refs,
    )
