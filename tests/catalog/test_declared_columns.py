"""The declaration files have the columns that the rules need, and defaults for the others."""

from dataclasses import fields

import pytest

from flows.catalog.declared_columns import TABLES
from flows.catalog.read_table import Problems, read_table
from flows.catalog.records import Form, Indicator, LocalTarget, Measure, Target

COUNTY = "530999000000"


def read(folder, name, /, **cells):
    lines = [",".join(cells), ",".join(cells.values())]
    (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", "utf-8")
    problems = Problems()
    return [row.record for row in read_table(folder, name, problems)], problems.sentences


def needed(name, /, **cells):
    """The columns that must be there, empty unless given."""
    columns = [title for title, column in TABLES[name].columns.items() if column.is_required]
    return dict.fromkeys(columns, "") | cells


@pytest.mark.parametrize("name", TABLES)
def test_a_files_columns_are_its_records_fields(name):
    table = TABLES[name]

    assert sorted(table.columns) == sorted(field.name for field in fields(table.record))
    assert set(table.key) <= set(table.columns)


def test_a_county_cannot_begin_without_these_files():
    assert [name for name, table in TABLES.items() if table.is_required] == [
        "plans",
        "areas",
        "forms",
        "measures",
        "indicators",
        "targets",
    ]


def test_an_indicator_of_an_older_file_takes_the_defaults(tmp_path):
    cells = needed(
        "indicators",
        indicator_code="A-01",
        name="入住户数",
        plan="规划",
        lead_unit="县住建局",
        unit="户",
        kind="stock",
        direction="at_least",
        level="county",
        aggregation="sum",
        measure="m",
        reporter="town",
        frequency="monthly",
    )

    [indicator], problems = read(tmp_path, "indicators", **cells)

    assert problems == []
    assert indicator == Indicator(
        indicator_code="A-01",
        name="入住户数",
        plan="规划",
        section="",
        also_in="",
        lead_unit="县住建局",
        lead_basis="",
        assisting_units=(),
        unit="户",
        kind="stock",
        direction="at_least",
        level="county",
        aggregation="sum",
        condition="",
        measure="m",
        numerator="",
        denominator="",
        reporter="town",
        form="",
        frequency="monthly",
        due_years=(),
        integer=False,
        tolerance=None,
        allocate_by="",
        path="",
        profile=(),
        profile_note="",
        applies_to=(),
        importance=1.0,
        note="",
        retired="",
    )


def test_a_measure_and_a_form_are_read_into_their_types(tmp_path):
    measures, _ = read(
        tmp_path,
        "measures",
        measure_code="m",
        name="户数",
        unit="户",
        accumulation="stock",
        row_level="village",
        form="T1",
        aliases="总户数|农户数",
        min="0",
        max="",
        integer="yes",
        subset_of="",
        retired="2024-01",
    )
    forms, _ = read(
        tmp_path,
        "forms",
        form="T1",
        name="月报表",
        reporter="town",
        unit="",
        row_level="village",
        layout="areas_in_rows",
        frequency="half_yearly",
        due_day="28",
    )

    assert measures == [
        Measure(
            "m",
            "户数",
            "户",
            "stock",
            "village",
            "T1",
            ("总户数", "农户数"),
            0,
            None,
            True,
            "",
            "2024-01",
        )
    ]
    assert forms == [
        Form("T1", "月报表", "town", "", "village", "areas_in_rows", "half_yearly", 28)
    ]


def test_a_target_may_lack_its_figure_and_a_local_one_may_not(tmp_path):
    targets, target_problems = read(
        tmp_path, "targets", **needed("targets", indicator_code="A", year="2025", basis="maintain")
    )
    local, local_problems = read(
        tmp_path,
        "targets_local",
        **needed("targets_local", indicator_code="A", area_code=COUNTY, year="2025"),
    )

    assert targets == [Target("A", 2025, None, None, "maintain", "", "", "", "")]
    assert target_problems == []
    assert local == []
    assert local_problems == ["targets_local.csv 第 2 行：value：“”不是数字"]


def test_a_revised_figure_stands_beside_the_one_it_revises(tmp_path):
    header = "indicator_code,area_code,year,value,revised_on"
    rows = [f"A,{COUNTY},2025,8,", f"A,{COUNTY},2025,7,2025-03-01"]
    (tmp_path / "targets_local.csv").write_text("\n".join([header, *rows]) + "\n", "utf-8")
    problems = Problems()

    found = [row.record for row in read_table(tmp_path, "targets_local", problems)]

    assert problems.sentences == []
    assert found == [
        LocalTarget("A", COUNTY, 2025, 8.0, None, "", ""),
        LocalTarget("A", COUNTY, 2025, 7.0, None, "2025-03-01", ""),
    ]
