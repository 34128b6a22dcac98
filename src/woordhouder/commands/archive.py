"""The whole of an installation as lines of JSON, and back into an empty one, as it was.

A first line names the form; then a line for each row with all its values, ids and moments, and one for each file with
its bytes; a last line counts and hashes what came before. Left out is what can be made anew (the search index) and
what is secret (sessions).
"""

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.exceptions import SuspiciousOperation, ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import DatabaseError, connection, transaction
from django.db.models import BinaryField, Field, FileField, Model
from django.utils.translation import gettext as _

from woordhouder.record.inspection import one_state
from woordhouder.site.mail.following import never_mail_what_is_there

if TYPE_CHECKING:
    AnyField = Field[Any, Any]

FORM = "woordhouder/export/1"
ROOMS = ("parties", "record", "examples", "agreements", "keeping", "intake")
# What people chose for themselves: who stopped a mail never gets it again, whatever was restored.
CHOSEN = ("site.weeklymail", "site.ownaddress")
BATCH = 500
MAKERS_ALONE = 0o600
"""The mode of a file with the whole in it: only who made it reads it."""


class Unrestorable(Exception):
    """The lines cannot be restored; nothing was changed. Each argument is one reason, with its line."""


def tables() -> dict[str, type[Model]]:
    """Every table that holds facts, by its name in the lines, in the order of writing."""
    rooms = map(apps.get_app_config, ROOMS)
    facts = [model for room in rooms for model in room.get_models(include_auto_created=True)]
    return {model._meta.label_lower: model for model in (*facts, *map(apps.get_model, CHOSEN))}


def export_lines() -> Iterator[str]:
    """The whole, a line at a time, all of one moment."""
    digest, count = hashlib.sha256(), 0
    with one_state():
        for line in _lines():
            digest.update(line.encode())
            count += 1
            yield line
    yield _line({"end": {"lines": count, "sha256": digest.hexdigest()}})


def _lines() -> Iterator[str]:
    yield _line({"form": FORM, "tables": list(tables())})
    for name, model in tables().items():
        for row in model._base_manager.order_by("pk").iterator(BATCH):
            yield _line({"table": name, "row": {field.attname: _written(field, row) for field in _fields(model)}})
    for name in file_names():
        yield _line({"file": name, "content": _content(name)})


def file_names() -> list[str]:
    """The stored names of all files that rows point to, in order."""
    kept = ((model, field) for model in tables().values() for field in _fields(model) if isinstance(field, FileField))
    names = (model._base_manager.values_list(field.attname, flat=True) for model, field in kept)
    return sorted({name for some in names for name in some if name})


def _content(name: str) -> str | None:
    """The bytes of a file in base64; None when the storage has lost it, which the reader of the lines must know."""
    try:
        with default_storage.open(name) as file:
            return b64encode(file.read()).decode()
    except FileNotFoundError:
        return None


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True) + "\n"


def _fields(model: type[Model]) -> "list[AnyField]":
    return list(model._meta.concrete_fields)


def _written(field: "AnyField", row: Model) -> Any:
    value = getattr(row, field.attname)
    if isinstance(field, FileField):
        return value.name
    return b64encode(bytes(value)).decode() if isinstance(field, BinaryField) and value is not None else value


def restore_lines(lines: Iterable[str]) -> int:
    """Put exported lines into this empty installation. Returns the number of rows. Raises Unrestorable."""
    if taken := [name for name, model in tables().items() if model._base_manager.exists()]:
        raise Unrestorable(
            _("This installation is not empty: it has rows in {tables}.").format(tables=", ".join(taken))
        )
    read = _Reading()
    try:
        with transaction.atomic():
            count = _put_back(read, lines)
            connection.check_constraints()
            never_mail_what_is_there()
            _renew_sequences()
    except (DatabaseError, Unrestorable) as error:
        for name in read.files:
            default_storage.delete(name)
        if isinstance(error, Unrestorable):
            raise
        raise Unrestorable(_("The database refused the rows: {reason}.").format(reason=error)) from error
    return count


def _put_back(read: "_Reading", lines: Iterable[str]) -> int:
    for model, rows in groupby(read.rows(lines), key=_model):
        while batch := list(islice(rows, BATCH)):
            model._base_manager.bulk_create(batch)
    if read.problems:
        raise Unrestorable(*read.problems)
    return read.count


def _model(row: Model) -> type[Model]:
    return type(row)


class _Reading:
    """Reads lines into rows, and keeps what is wrong with them."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.count = 0
        self.files: list[str] = []
        self._digest = hashlib.sha256()
        self._has_ended = False

    def rows(self, lines: Iterable[str]) -> Iterator[Model]:
        """A row for each good line, until the first that is not good; from there only problems."""
        number = 0
        for number, line in enumerate(lines, 1):
            try:
                row = self._row(number, line)
            except (ValueError, KeyError, TypeError, ValidationError, SuspiciousOperation) as error:
                self.problems.append(_("line {line}: {reason}").format(line=number, reason=error))
                continue
            if row is not None and not self.problems:
                yield row
        if not self._has_ended:
            self.problems.append(_("line {line}: the end is missing; the file was cut short.").format(line=number))

    def _row(self, number: int, line: str) -> Model | None:
        value = json.loads(line)
        if self._has_ended:
            raise ValueError(_("something stands after the end."))
        if "end" in value:
            self._has_ended = True
            if value["end"] != {"lines": number - 1, "sha256": self._digest.hexdigest()}:
                raise ValueError(_("the lines before are not the ones that were exported."))
            return None
        self._digest.update(line.encode())
        if number == 1:
            if value.get("form") != FORM:
                raise ValueError(_("this is no export of the form {form}.").format(form=FORM))
            return None
        if "file" in value:
            self._put_file(value["file"], value["content"])
            return None
        return self._made(value["table"], value["row"])

    def _put_file(self, name: str, content: str | None) -> None:
        """Store a file under the name that its row gives. One that was lost when the lines were made stays lost."""
        if content is None or self.problems:
            return
        if default_storage.exists(name):
            raise ValueError(_("the file {name} is here already.").format(name=name))
        self.files.append(default_storage.save(name, ContentFile(b64decode(content, validate=True))))

    def _made(self, table: str, values: dict[str, Any]) -> Model:
        model = tables().get(table)
        if model is None:
            raise ValueError(_("there is no table {table} here.").format(table=table))
        fields = {field.attname: field for field in _fields(model)}
        if strange := sorted(values.keys() ^ fields.keys()):
            raise ValueError(_("{table} differs in {fields}.").format(table=table, fields=", ".join(strange)))
        self.count += 1
        return model(**{name: fields[name].to_python(value) for name, value in values.items()})


def _renew_sequences() -> None:
    """New rows get ids after the restored ones (PostgreSQL counts apart from the rows)."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables().values())):
            cursor.execute(statement)
