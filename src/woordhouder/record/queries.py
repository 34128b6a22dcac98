"""What people read of the record: the newest entry of a dossier, openings, receipts. Of public streams, and of sealed
ones what was opened.
"""

from collections.abc import Iterator

from django.db.models import Max, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .canonical import canonical
from .checking import PUBLIC
from .leaves import HASH
from .models import Entry, Opened, Stream
from .receipts import contents, receipt
from .refusals import NotFound

BUNDLE = 256  # entry numbers per bundle
FOR_EVERYBODY = Q(stream__audience=PUBLIC) | Q(pk__in=Opened.objects.values("entry"))


def newest_entry(stream: str) -> Entry | None:
    """The newest entry of a stream, None when there is none. Always 2 queries."""
    line = Stream.objects.filter(id=stream).first()
    return Entry.objects.select_related("stream").filter(stream=line, n=line.n).first() if line else None


def receipt_address(entry: Entry) -> str:
    """Where everybody downloads the receipt of an entry of a public stream."""
    return reverse("record:receipt", kwargs={"leaf": bytes(entry.leaf_hash).hex()})


def holds(leaf_hash: bytes) -> bool:
    """Whether the record has an entry with this leaf hash, whatever its audience. 1 query, which reads every entry."""
    return Entry.objects.filter(leaf_hash=leaf_hash).exists()


def public_receipt(leaf: str) -> tuple[str, bytes]:
    """A file name and the receipt of the public entry with this leaf hash (in hex). Raises NotFound. At most 6 queries.

    Hashes have no index, as each action would pay for it: a query reads every entry.
    """
    entry = _public_entry(leaf)
    return f"woordhouder-{entry.stream_id}-{entry.n}.json", receipt(entry, for_everybody=True)


def public_openings(leaf: str) -> bytes:
    """Leaf and openings of the public entry with this leaf hash (in hex), as in its receipt. Always 3 queries.

    Raises NotFound, the same for an entry that is absent, not public, or whose words were all removed.
    """
    members = contents(_public_entry(leaf), for_everybody=True)
    if not members["openings"]:
        raise NotFound(_("This page does not exist."))
    return canonical(members)


def bundle(number: int) -> Iterator[bytes]:
    """A line per public entry with id 256 x `number` up to the next bundle: as its receipt, with `index` (the id).

    Sealed entries that were not opened have no line, and ids may be skipped. Raises NotFound beyond the last entry.
    Always 5 queries.
    """
    last = Entry.objects.aggregate(last=Max("id"))["last"] or -1
    first = number * BUNDLE
    if first > last:
        raise NotFound(_("This page does not exist."))
    rows = Entry.objects.filter(FOR_EVERYBODY, id__gte=first, id__lt=first + BUNDLE)
    entries = rows.order_by("id").select_related("stream").prefetch_related("openings", "opened", "kept_back")
    return (canonical({"index": entry.pk, **contents(entry, for_everybody=True)}) + b"\n" for entry in entries)


def _public_entry(leaf: str) -> Entry:
    hashed = bytes.fromhex(leaf) if len(leaf) == 2 * HASH else b""
    entry = Entry.objects.filter(FOR_EVERYBODY, leaf_hash=hashed).select_related("stream").first()
    if entry is None:
        raise NotFound(_("This page does not exist."))
    return entry
