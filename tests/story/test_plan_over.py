"""The last December of a plan and the month after it run cleanly, and say how it ended."""

import duckdb

from flows.paths import Home
from tests.starting.small_county import begin_county, send_month
from tests.story.months import run_month


def test_the_month_after_the_last_year_runs_and_the_results_stay(tmp_path):
    home = Home(tmp_path)
    begin_county(tmp_path)
    results, codes = [], []
    for period in ("2030-12", "2031-01"):
        send_month(tmp_path, period)
        codes.append(run_month(home, period).exit_code)
        with duckdb.connect(str(home.warehouse), read_only=True) as connection:
            results.append(
                connection.execute(
                    "select indicator_code, result, last_period, actual, target "
                    "from plan_results where area_code = '530999000000'"
                ).fetchall()
            )
    with duckdb.connect(str(home.warehouse), read_only=True) as connection:
        causes = connection.execute(
            "select distinct cause, to_status from status_changes where period = '2031-01'"
        ).fetchall()

    assert codes[0] == codes[1]
    assert results[0] == results[1]
    assert [line[:2] for line in results[0]] == [
        ("ENV-01", "met"),
        ("ENV-02", "missed"),
        ("ENV-03", "met"),
        ("ENV-04", "met"),
        ("TEA-01", "met"),
    ]
    assert causes == [("plan ended", "no_target")]
