"""The municipalities of the country as they were on 1 January 2023: facts, read once from a file beside this one."""

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

AS_OF = "2023-01-01"


@dataclass(frozen=True)
class Municipality:
    """`code` as Statistics Netherlands gives it; `latitude` and `longitude` of its middle, in degrees (WGS84)."""

    code: str
    name: str
    province: str
    latitude: float
    longitude: float


@cache
def municipalities() -> dict[str, Municipality]:
    """All of them by name, in the file's order."""
    with (Path(__file__).parent / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["name"]: Municipality(
                row["cbs_code"], row["name"], row["province"], float(row["latitude"]), float(row["longitude"])
            )
            for row in csv.DictReader(file)
        }


@cache
def slugs() -> dict[str, str]:
    """By the last part of a municipality's address its name: "s-gravenhage", "sudwest-fryslan"."""
    return {_slug(name): name for name in municipalities()}


def municipality_address(name: str) -> str:
    """Where a municipality of the list is read."""
    return f"/gemeenten/{_slug(name)}"


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))
