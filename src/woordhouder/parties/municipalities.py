"""The municipalities of the country as they were on 1 January 2023: facts, read once from a file beside this one."""

import csv
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
