"""The reports on a promise over one year, as people read them: by part of the year, each with its revisions."""

from collections.abc import Sequence
from dataclasses import dataclass

from .said import ReportLine


@dataclass(frozen=True)
class PartReports:
    """What one seat reported up to one month: the report, then each revision after the one that it revises.

    `counts`: one of them is the report that counts. `is_overtaken`: that is one of this seat up to a later month.
    """

    lines: Sequence[ReportLine]
    counts: bool
    is_overtaken: bool


def by_part(reports: Sequence[ReportLine], counting: str | None) -> list[PartReports]:
    """The reports of one year, the latest part first; over one part of several seats first the one that counts.

    `counting`: the report (by reference) that counts, None where there is none.
    """
    chains: dict[tuple[int, int], list[ReportLine]] = {}
    for line in sorted(reports, key=lambda one: (one.row.recorded_at, one.row.pk), reverse=True):
        chains.setdefault((line.row.part, line.row.seat_id), []).insert(0, line)
    place = next((place for place, lines in chains.items() if _named(lines, counting)), None)
    found = [
        ((part, seat), PartReports(lines, (part, seat) == place, _is_before((part, seat), place)))
        for (part, seat), lines in chains.items()
    ]
    return [one for (part, _seat), one in sorted(found, key=lambda pair: (-pair[0][0], not pair[1].counts))]


def _named(lines: Sequence[ReportLine], reference: str | None) -> bool:
    return any(line.row.reference == reference for line in lines)


def _is_before(place: tuple[int, int], counting: tuple[int, int] | None) -> bool:
    return counting is not None and place[1] == counting[1] and place[0] < counting[0]
