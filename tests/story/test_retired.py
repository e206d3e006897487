"""An indicator is retired: nothing is asked or judged any more, and the past stays."""

import duckdb

from flows.catalog.load import load_catalog
from flows.forms import write_templates
from flows.paths import Home
from tests.starting.small_county import begin_county, send_month
from tests.story.months import run_month


def retire(home: Home, name: str, code: str, period: str) -> None:
    file = home.catalog / f"{name}.csv"
    head, *rows = file.read_text("utf-8-sig").splitlines()
    names = head.split(",")
    if "retired" not in names:
        head, rows = f"{head},retired", [f"{row}," for row in rows]
    marked = []
    for row in rows:
        cells = row.split(",")
        cells += [""] * (len(head.split(",")) - len(cells))
        if cells[0] == code:
            cells[head.split(",").index("retired")] = period
        marked.append(",".join(cells))
    file.write_text("\n".join([head, *marked]) + "\n", "utf-8")


def test_a_retired_indicator_keeps_its_past_and_has_a_line_in_the_log(tmp_path):
    home = Home(tmp_path)
    begin_county(tmp_path)
    for period in ("2026-03", "2026-04"):
        send_month(tmp_path, period)
    run_month(home, "2026-03")
    retire(home, "indicators", "ENV-02", "2026-04")
    run_month(home, "2026-04")
    run_month(home, "2026-04")

    with duckdb.connect(str(home.warehouse), read_only=True) as connection:
        periods = connection.execute(
            "select distinct period from assessments where indicator_code = 'ENV-02'"
        ).fetchall()
        lines = connection.execute(
            "select period, to_status, count(*) from status_changes "
            "where cause = 'indicator retired' group by all"
        ).fetchall()
        findings = connection.execute(
            "select code, period from findings where code in ('column_missing', 'column_unknown')"
        ).fetchall()
    asked = {
        period: [
            row.name
            for row in load_catalog(home.catalog).measures_asked("F1", "530999001000", period)
        ]
        for period in ("2026-03", "2026-04")
    }

    assert periods == [("2026-03",)]
    assert lines == [("2026-04", "not_applicable", 4)]
    assert findings == []
    assert set(asked["2026-03"]) - set(asked["2026-04"]) == {"已硬化通组路里程"}
    assert write_templates(load_catalog(home.catalog), "2026-04", tmp_path / "forms")
