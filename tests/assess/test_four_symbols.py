"""The four symbols against published assessments, and each rule by itself."""

import csv

import pytest

from flows.assess.four_symbols import SymbolTarget, four_symbol, worst_symbol
from flows.paths import PROJECT

PUBLISHED = PROJECT / "tests" / "assess" / "data" / "progress" / "four_symbol.csv"


def published() -> list[dict[str, str]]:
    with PUBLISHED.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("row", published(), ids=lambda row: f"{row['indicator']}-{row['year']}")
def test_every_published_symbol_comes_out_but_the_listed_exceptions(row: dict[str, str]):
    pairs = [part.split(":") for part in row["last6"].split()]
    values = {int(year): float(value) for year, value in pairs}
    aim = SymbolTarget(
        row["kind"],
        int(row["direction"]),
        float(row["target"]),
        int(row["target_year"]) if row["target_year"] else None,
    )

    assert (four_symbol(values, aim) == row["published_symbol"]) == (row["explained"] == "yes")


RISING = {2018: 10.0, 2019: 20.0, 2020: 30.0, 2021: 40.0}


@pytest.mark.parametrize(
    ("target", "symbol"), [(80.0, "sun"), (82.0, "sun"), (83.0, "part"), (90.0, "part")]
)
def test_a_point_target_is_held_against_the_mean_change_carried_on(target: float, symbol: str):
    # In 2025 the series will stand at 80; the way still to go begins at 40.
    assert four_symbol(RISING, SymbolTarget("point", 1, target, 2025)) == symbol


@pytest.mark.parametrize(
    ("values", "kind", "target", "symbol"),
    [
        (RISING, "point", 91.0, "cloud"),
        ({2018: 40.0, 2019: 30.0, 2020: 20.0, 2021: 10.0}, "point", 80.0, "storm"),
        (RISING, "const", 40.0, "sun"),
        (RISING, "const", 41.0, "cloud"),
        ({2018: 40.0, 2019: 30.0, 2020: 20.0, 2021: 10.0}, "const", 10.0, "part"),
        ({2018: 40.0, 2019: 30.0, 2020: 20.0, 2021: 10.0}, "const", 11.0, "storm"),
        (RISING, "direction", None, "sun"),
        ({2018: 10.0, 2019: 20.0, 2020: 40.0, 2021: 30.0}, "direction", None, "part"),
        ({2018: 40.0, 2019: 20.0, 2020: 10.0, 2021: 30.0}, "direction", None, "cloud"),
        ({2018: 40.0, 2019: 30.0, 2020: 20.0, 2021: 10.0}, "direction", None, "storm"),
        ({2019: 20.0, 2020: 30.0, 2021: 40.0}, "point", 80.0, None),
    ],
)
def test_each_rule(values: dict[int, float], kind: str, target: float | None, symbol: str | None):
    assert four_symbol(values, SymbolTarget(kind, 1, target, 2025)) == symbol


def test_of_several_targets_the_worst_counts():
    assert worst_symbol(["sun", "cloud", "part"]) == "cloud"
    assert worst_symbol(["sun", None]) is None
    assert worst_symbol([]) is None
