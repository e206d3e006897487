"""What follows from receipts, cells and decisions is derived anew, and only from them."""

from dataclasses import replace

from flows.warehouse.derive_current import derive_current
from tests.quality.example import CATALOG
from tests.warehouse.decisions.example import load, sent, submissions, values, warehouse


def rates(connection) -> set[tuple[str, str, bool, str | None]]:
    rows = connection.execute("select period, form, is_received, review from reporting_rates")
    return set(rows.fetchall())


def test_deriving_again_leaves_the_same_state():
    connection = warehouse()
    load(connection, sent(1, 5.0), sent(2, 6.0))
    names = ("submissions", "observations", "observation_history", "reporting_rates")
    before = {name: connection.table(name).order("all").fetchall() for name in names}
    derive_current(connection, "2022-06", CATALOG)

    assert {name: connection.table(name).order("all").fetchall() for name in names} == before
    assert values(connection) == [6.0]
    assert [row[:2] for row in submissions(connection)] == [
        ("1.xlsx", "superseded"),
        ("2.xlsx", "accepted"),
    ]


def test_a_month_in_which_nothing_came_owes_its_forms():
    connection = warehouse()
    load(connection, sent(1, 5.0))
    derive_current(connection, "2022-07", CATALOG)
    form = sent(1, 5.0).submissions[0].form

    assert ("2022-07", form, False, None) in rates(connection)
    assert ("2022-06", form, True, "first") in rates(connection)


def test_another_level_of_the_policy_takes_figures_out_and_brings_them_back():
    connection = warehouse()
    load(connection, sent(1, 5.0))
    from_county = replace(
        CATALOG, policy=CATALOG.policy.model_copy(update={"counts_from": "county"})
    )
    derive_current(connection, "2022-06", from_county)
    assert values(connection) == []

    derive_current(connection, "2022-06", CATALOG)
    assert values(connection) == [5.0]
