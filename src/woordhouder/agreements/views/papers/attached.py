"""What goes into the PDF beside the words: the same facts as data, and the receipts of the record."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from woordhouder.papers.data import json_text
from woordhouder.papers.printed.facts import Attachment
from woordhouder.papers.sheets import csv_text

from ...queries.reading import AgreementPage
from ...queries.sheets import sheet
from ...queries.told import agreement_data


def facts(name: str, data: Mapping[str, Any]) -> Attachment:
    """`data` as JSON, called `name`.json."""
    return Attachment(
        f"{name}.json", json_text(data).encode(), "application/json", _("The same facts as data (JSON)"), is_source=True
    )


def agreement_files(
    name: str, page: AgreementPage, kept: Sequence[tuple[str, bytes]], only: Mapping[str, str]
) -> list[Attachment]:
    """The agreement as JSON and as a sheet, and its receipts. `only`: of which party or theme it is; empty: of all."""
    data = {**agreement_data(page), **({"only": dict(only)} if only else {})}
    rows = Attachment(
        f"{name}.csv",
        csv_text(*sheet(page)).encode(),
        "text/csv",
        _("The commitments as a sheet that can be read in again (CSV)"),
        is_source=True,
    )
    return [facts(name, data), rows, *proofs(kept)]


def proofs(kept: Sequence[tuple[str, bytes]]) -> list[Attachment]:
    """Receipts by file name."""
    says = _("Receipt of the public record: it shows later that the words were not changed")
    return [Attachment(f"receipt-{name}", text, "application/json", says) for name, text in kept]
