"""A promise in its three forms: as people write it (`PromiseFacts`), as a row, and as the record commits to it."""

from collections.abc import Iterable
from typing import Any

from .facts import ContributionFacts, IndicatorFacts, PromiseFacts
from .models import Wording

PLAIN = ("title", "text", "plain_summary", "kind", "theme", "for_whom", "area", "deadline", "why")


def values_of(facts: PromiseFacts) -> dict[str, Any]:
    """The plain fields of a row of `Wording`; lead, contributors and links to others are apart."""
    values = {name: getattr(facts, name) for name in PLAIN}
    values["origin"] = facts.origin or ""
    if figure := facts.indicator:
        values |= {
            "indicator": figure.name,
            "unit": figure.unit,
            "direction": figure.direction,
            "form": figure.form,
            "baseline": figure.baseline,
            "baseline_year": figure.baseline_year,
            "targets": {str(year): str(target) for year, target in sorted(figure.targets.items())},
        }
    return values


def facts_of(row: Wording) -> PromiseFacts:
    """The promise that a row holds, for who amends or corrects it. Reads its links: at most 5 queries."""
    return PromiseFacts.model_construct(
        **{name: getattr(row, name) for name in PLAIN},
        origin=row.origin or None,
        lead=row.lead.reference,
        contributors=tuple(
            ContributionFacts(seat=part.seat.reference, what=part.what)
            for part in row.contributions.select_related("seat").order_by("pk")
        ),
        indicator=figure_of(row),
        goals=tuple(row.goals.order_by("pk").values_list("reference", flat=True)),
        depends_on=tuple(row.depends_on.order_by("pk").values_list("reference", flat=True)),
        in_return_for=tuple(row.in_return_for.order_by("pk").values_list("reference", flat=True)),
    )


def figure_of(row: Wording) -> IndicatorFacts | None:
    """The figure that a row promises, if it does."""
    if not row.indicator:
        return None
    return IndicatorFacts.model_validate(
        {
            "name": row.indicator,
            "unit": row.unit,
            "direction": row.direction,
            "form": row.form,
            "baseline": None if row.baseline is None else row.baseline.normalize(),
            "baseline_year": row.baseline_year,
            "targets": row.targets,
        }
    )


def as_recorded(facts: PromiseFacts) -> dict[str, Any]:
    """A promise as the record commits to it: what is empty is left out, decimals are text, targets are a list."""
    given = facts.model_dump(mode="json", exclude_none=True)
    if figure := given.get("indicator"):
        targets = sorted(figure["targets"].items())
        figure["targets"] = [{"year": int(year), "value": value} for year, value in targets]
    return _without_empty(given)


def _without_empty(value: dict[str, Any]) -> dict[str, Any]:
    cleaned = {name: _cleaned(item) for name, item in value.items()}
    return {name: item for name, item in cleaned.items() if item not in ("", [], {})}


def _cleaned(item: Any) -> Any:
    if isinstance(item, dict):
        return _without_empty(item)
    return [_cleaned(one) for one in item] if isinstance(item, list) else item


def in_parts(promises: list[dict[str, Any]], most: int) -> Iterable[list[dict[str, Any]]]:
    """The promises in at most `most` parts of as equal length as can be: one each as long as they fit."""
    size = max(1, -(-len(promises) // most))
    return (promises[at : at + size] for at in range(0, len(promises), size))
