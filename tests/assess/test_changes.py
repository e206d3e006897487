"""Every changed status has a cause that a reader can check (issue 3, "Why did it change?")."""

import pandas as pd

from flows.assess.changes import Inputs, explain_changes
from tests.assess.small_catalogs import COUNTY, make_areas, make_catalog, make_indicator

TOWN, VILLAGE = "610929001000", "610929001200"
CATALOG = make_catalog(
    make_areas([2, 2]), [], [make_indicator("A", measure="v1", allocate_by="w", unit="户")]
)
COLUMNS = ["indicator_code", "area_code", "period", "actual", "target", "expected", "status"]


def assessed(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame([("A", *row) for row in rows], columns=COLUMNS)


def observed(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["measure_code", "area_code", "period", "kind"])


def explained(before, after, observations=(), targets=False, rules=False) -> list[tuple]:
    inputs = Inputs(observed(*observations), targets, rules)
    changes = explain_changes(before, after, inputs, CATALOG)
    return list(changes.drop(columns="detail").itertuples(index=False, name=None))


GREEN = assessed((TOWN, "2022-05", 10.0, 20.0, 10.0, "green"))
RED = assessed((TOWN, "2022-05", 5.0, 20.0, 10.0, "red"))
TURNED = ("2022-05", "A", TOWN, "green", "red")


def test_nothing_changed_gives_no_row():
    assert explained(GREEN, GREEN) == []


def test_a_corrected_cell_of_the_month_is_a_correction():
    observations = [("v1", VILLAGE, "2022-05", "correction")]

    assert explained(GREEN, RED, observations) == [(*TURNED, "correction", "2022-05")]


def test_a_late_cell_of_the_month_is_new_data():
    observations = [("v1", VILLAGE, "2022-05", "new data")]

    assert explained(GREEN, RED, observations) == [(*TURNED, "new data", "2022-05")]


def test_a_correction_outweighs_new_data_of_the_same_month():
    observations = [
        ("v1", VILLAGE, "2022-05", "new data"),
        ("v1", VILLAGE, "2022-05", "correction"),
    ]

    assert explained(GREEN, RED, observations) == [(*TURNED, "correction", "2022-05")]


def test_a_cell_carried_forward_counts_two_months_and_no_longer():
    from_march = [("v1", VILLAGE, "2022-03", "correction")]
    from_february = [("v1", VILLAGE, "2022-02", "correction")]

    assert explained(GREEN, RED, from_march)[0][5] == "correction"
    assert explained(GREEN, RED, from_february, rules=True)[0][5] == "rule change"


def test_cells_of_another_town_or_measure_explain_nothing():
    observations = [
        ("v1", "610929002200", "2022-05", "correction"),
        ("other", VILLAGE, "2022-05", "correction"),
    ]

    assert explained(GREEN, RED, observations, rules=True)[0][5] == "rule change"


def test_a_moved_target_is_a_target_revision():
    after = assessed((TOWN, "2022-05", 10.0, 40.0, 20.0, "red"))

    assert explained(GREEN, after, targets=True) == [(*TURNED, "target revision", "2022-05")]


def test_a_target_moved_by_another_towns_weight_is_a_data_change():
    after = assessed((TOWN, "2022-05", 10.0, 40.0, 20.0, "red"))
    observations = [("w", "610929002200", "2021-12", "correction")]

    assert explained(GREEN, after, observations)[0][5] == "correction"


def test_the_same_figures_with_another_status_are_a_rule_change():
    after = assessed((TOWN, "2022-05", 10.0, 20.0, 10.0, "red"))

    assert explained(GREEN, after, targets=True, rules=True)[0][5] == "rule change"


def test_a_new_month_is_compared_with_the_due_month_before_it():
    after = pd.concat([GREEN, assessed((TOWN, "2022-06", 6.0, 20.0, 12.0, "red"))])
    changes = explain_changes(GREEN, after, Inputs(observed(), False, False), CATALOG)

    assert changes.to_dict("records") == [
        {
            "period": "2022-06",
            "indicator_code": "A",
            "area_code": TOWN,
            "from_status": "green",
            "to_status": "red",
            "cause": "new data",
            "compared_with": "2022-05",
            "detail": "较2022年5月由正常转为预警；实际值由10户变为6户；序时目标由10户变为12户。",
        }
    ]


def test_a_rerun_says_in_words_what_moved():
    after = assessed((TOWN, "2022-05", None, 20.0, 10.0, "missing"))
    observations = observed(("v1", VILLAGE, "2022-05", "correction"))
    changes = explain_changes(GREEN, after, Inputs(observations, False, False), CATALOG)

    assert changes["detail"].tolist() == ["因数据更正，由正常转为未报；实际值由10户变为无。"]


def test_the_first_run_explains_every_month_but_the_first():
    after = assessed(
        (COUNTY, "2022-04", 1.0, 2.0, 1.0, "green"),
        (COUNTY, "2022-05", 1.0, 2.0, 1.5, "red"),
        (COUNTY, "2022-06", 2.0, 2.0, 2.0, "green"),
    )

    assert explained(after.head(0), after) == [
        ("2022-05", "A", COUNTY, "green", "red", "new data", "2022-04"),
        ("2022-06", "A", COUNTY, "red", "green", "new data", "2022-05"),
    ]


def test_without_a_target_after_the_last_year_the_plan_has_ended():
    before = assessed((TOWN, "2025-12", 10.0, 20.0, 10.0, "red"))
    january = assessed((TOWN, "2026-01", 10.0, None, None, "no_target"))
    changes = explain_changes(
        before, pd.concat([before, january]), Inputs(observed(), False, False), CATALOG
    )

    assert changes[["cause", "detail"]].to_numpy().tolist() == [
        [
            "plan ended",
            "因规划期满，较2025年12月由预警转为未设目标；序时目标由10户变为无；年度目标由20户变为无。",
        ]
    ]


def test_without_a_target_within_the_plan_it_has_not_ended():
    after = assessed((TOWN, "2022-05", 10.0, None, None, "no_target"))

    assert explained(GREEN, after, targets=True) == [
        ("2022-05", "A", TOWN, "green", "no_target", "target revision", "2022-05")
    ]
