"""An inspection's sample is the same for everybody who knows the seed."""

import pandas as pd

from flows.assess.sampling import SAMPLE_COLUMNS, draw_sample
from tests.assess.small_catalogs import make_areas, make_catalog, make_indicator, make_measure

CATALOG = make_catalog(
    make_areas([3, 2]), [make_measure("m"), make_measure("n")], [make_indicator("A", measure="m")]
)
VILLAGES = [area.area_code for area in CATALOG.areas if area.level == "village"]
CELLS = pd.DataFrame(
    [
        (measure, village, period, 1.0, f"{period}.xlsx")
        for measure in ("m", "n")
        for village in VILLAGES
        for period in ("2022-05", "2022-06")
    ],
    columns=["measure_code", "area_code", "period", "value", "file_name"],
)


def test_the_same_seed_draws_the_same_cells_in_any_order_of_rows():
    first = draw_sample(CATALOG, CELLS, "2022-06", "2022上半年", 4)
    second = draw_sample(CATALOG, CELLS.iloc[::-1], "2022-06", "2022上半年", 4)

    pd.testing.assert_frame_equal(first, second)
    assert list(first.columns) == [*SAMPLE_COLUMNS, "file_name"]
    assert set(first["period"]) == {"2022-06"}


def test_another_seed_draws_other_cells():
    samples = {
        tuple(draw_sample(CATALOG, CELLS, "2022-06", seed, 4)["area_code"])
        for seed in ("甲", "乙", "丙", "丁")
    }

    assert len(samples) > 1


def test_the_towns_take_turns():
    for size, per_town in ((2, [1, 1]), (4, [2, 2]), (10, [6, 4])):
        sample = draw_sample(CATALOG, CELLS, "2022-06", "甲", size)
        assert sample["town"].value_counts().sort_index().tolist() == per_town


def test_only_reported_village_cells_are_drawn():
    blank = CELLS.assign(value=float("nan"))
    of_town = CELLS.assign(area_code="610929001000")

    assert draw_sample(CATALOG, blank, "2022-06", "甲", 4).empty
    assert draw_sample(CATALOG, of_town, "2022-06", "甲", 4).empty
    assert len(draw_sample(CATALOG, CELLS, "2022-06", "甲", 999)) == 10
