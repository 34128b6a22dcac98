"""Receipts: what a person keeps to show later that an entry stood in the record, and what it said."""

import json
import secrets
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .canonical import NotCanonical, canonical, parse_strict
from .checking import OpeningRow, opens
from .kinds import BODY, HAND
from .leaves import SALT, BadLeaf, Body, decode, encode, leaf_hash, read_body, read_leaf
from .models import Audience, Entry, Log, Opening
from .refusals import Words

FORMAT = "woordhouder/receipt/v1"
SERIES = "woordhouder/receipt/"
MEMBERS = frozenset({"format", "origin", "leaf", "openings", "body", "body_salt"})
LATER = frozenset({"proof", "earlier", "timestamp"})  # members of receipts with a place in the tree
GOOD, WRONG, NOT_CHECKABLE = 0, 1, 2
"""What a check ends with: the exit codes of `woordhouder check`."""


def log_origin(host: str = "") -> str:
    """The name of this record: "host/log-" and eight random hex digits, made at the first call and never changed.

    `host` is that of the installation, by default of the setting BASE_URL. At most 3 queries.
    """
    log = Log.objects.first()
    if log is None:
        name = f"{host or urlsplit(settings.BASE_URL).netloc}/log-{secrets.token_hex(4)}"
        log, _is_new = Log.objects.get_or_create(pk=1, defaults={"origin": name})
    return log.origin


def receipt(entry: Entry, *, private: bool = False, for_everybody: bool = False, origin: str = "") -> bytes:
    """The receipt of an entry: canonical JSON with the leaf and all that opens it.

    `private` also opens who acted, on what mandate; such a receipt is for the organisation itself. `for_everybody`:
    of a sealed entry only what was opened, of any nothing that is kept back. `origin`: the name of this record, for who
    asked it. At most 6 queries.
    """
    members = {
        "format": FORMAT,
        "origin": origin or log_origin(),
        **contents(entry, private=private, for_everybody=for_everybody),
    }
    return canonical(members)


def contents(entry: Entry, *, private: bool = False, for_everybody: bool = False) -> dict[str, Any]:
    """The members of a receipt that speak of the entry itself: leaf, openings and, when sealed, body and its salt.

    `private` and `for_everybody`: see `receipt`.
    """
    openings = {row.name: row for row in entry.openings.all() if private or row.name != HAND}
    if for_everybody:
        for kept in entry.kept_back.all():
            openings.pop(kept.name, None)
    if for_everybody and entry.stream.audience != Audience.PUBLIC:
        opened = {row.name for row in entry.opened.all()}
        openings = {name: row for name, row in openings.items() if name in opened}
    sealed = openings.pop(BODY, None)
    members: dict[str, Any] = {
        "leaf": bytes(entry.leaf).decode(),
        "openings": {name: _opened(row) for name, row in openings.items()},
    }
    return members | ({"body": sealed.value, "body_salt": encode(bytes(sealed.salt))} if sealed else {})


def _opened(row: Opening) -> dict[str, Any]:
    return {"salt": encode(bytes(row.salt)), "value": json.loads(row.value)}


def check_receipt(
    text: bytes, *, holds: Callable[[bytes], bool] | None = None, origin: str = ""
) -> tuple[int, list[Words]]:
    """Whether a receipt is true to itself: GOOD, WRONG or NOT_CHECKABLE, and sentences that say why.

    A receipt without a place in the tree is at best NOT_CHECKABLE: its openings belong to its leaf, but that the leaf
    stood in the record only the record itself can tell: `holds` says whether the record at hand has a leaf hash,
    `origin` is its name (None, "": no record at hand).
    """
    try:
        members = parse_strict(text)
        if not isinstance(members, dict) or not str(members.get("format")).startswith(SERIES):
            raise BadLeaf(_("it is no receipt"))
        if members["format"] != FORMAT or LATER & members.keys():
            return NOT_CHECKABLE, [_("This receipt is of a newer kind than this program can check.")]
        canonical(members)  # no lone surrogates, no null
        hashed, sentences = _check_members(members)
    except (BadLeaf, NotCanonical) as error:
        return WRONG, [_("This receipt is wrong: %(why)s.") % {"why": error}]
    if origin and members["origin"] != origin:
        return NOT_CHECKABLE, [*sentences, _("It is of another record: %(origin)s.") % {"origin": members["origin"]}]
    if holds is None:
        return NOT_CHECKABLE, sentences
    if not holds(hashed):
        return WRONG, [_("This receipt agrees with itself, but its entry does not stand in this record.")]
    return NOT_CHECKABLE, [*sentences, _("The entry stands in this record now.")]


def _check_members(members: dict[str, Any]) -> tuple[bytes, list[Words]]:
    """The leaf hash and what was found good. Raises BadLeaf."""
    if not {"format", "origin", "leaf", "openings"} <= members.keys() <= MEMBERS:
        raise BadLeaf(_("a part is missing, or there is a part too many"))
    if not isinstance(members["leaf"], str) or not isinstance(members["origin"], str):
        raise BadLeaf(_("the leaf or the origin is no text"))
    leaf = members["leaf"].encode()
    body = _body(leaf, members)
    promised = body.get("has", {}) if body else {}
    if not isinstance(members["openings"], dict) or not members["openings"].keys() <= promised.keys():
        raise BadLeaf(_("it opens what the entry never committed to"))
    for name, opening in members["openings"].items():
        if not isinstance(opening, dict) or opening.keys() != {"salt", "value"}:
            raise BadLeaf(_("“%(name)s” is not opened by a salt and a value") % {"name": name})
        row = OpeningRow(name, decode(opening["salt"], SALT), canonical(opening["value"]).decode())
        if not opens(promised[name], row):
            raise BadLeaf(_("“%(name)s” is not what the entry committed to") % {"name": name})
    return leaf_hash(leaf), _sentences(body, promised, members["openings"])


def _body(leaf: bytes, members: dict[str, Any]) -> Body | None:
    """The body of the leaf, opened when it is sealed; None when it stays closed. Raises BadLeaf."""
    read = read_leaf(leaf)
    if read.sealed is None or not members.keys() & {"body", "body_salt"}:
        if members.keys() & {"body", "body_salt"}:
            raise BadLeaf(_("it opens a leaf that is not sealed"))
        return read.body
    if not isinstance(members.get("body"), str):
        raise BadLeaf(_("the body is no text"))
    if not opens(read.sealed, OpeningRow(BODY, decode(members.get("body_salt"), SALT), members["body"])):
        raise BadLeaf(_("the body is not what the leaf sealed"))
    return read_body(members["body"].encode())


def _sentences(body: Body | None, promised: dict[str, str], opened: dict[str, Any]) -> list[Words]:
    if body is None:
        return [_("The leaf has the right form, but its body is sealed.")]
    told: list[Words] = [
        _("Content checked: entry %(n)s of %(stream)s, %(kind)s, by %(by)s, at %(at)s.")
        % {name: body[name] for name in ("n", "stream", "kind", "by", "at")}
    ]
    if closed := sorted(promised.keys() - opened.keys()):
        told.append(_("Not opened: %(names)s.") % {"names": ", ".join(closed)})
    told.append(_("Not checkable yet: that it stood in the record at that moment. There is no proof in this receipt."))
    return told
