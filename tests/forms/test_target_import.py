"""New figures go below those of the catalogue, whole or not at all, and once."""

import datetime as dt
from pathlib import Path

import pytest

from flows.catalog.load import load_catalog
from flows.catalog.records import Baseline, LocalTarget
from flows.errors import DeclarationError
from flows.forms import (
    Approval,
    import_targets,
)
from tests.forms.target_workbooks import COUNTY, TOWN, draft, fill, issue


def test_an_unfilled_workbook_adds_nothing(catalog_folder: Path):
    lines = import_targets(issue(catalog_folder), catalog_folder)

    assert (lines.targets, lines.baselines) == ((), ())
    assert not (catalog_folder / "targets_local.csv").exists()


def test_filled_figures_become_lines_and_a_second_import_adds_none(catalog_folder: Path):
    file = fill(issue(catalog_folder), ("ECO-01", "全县", 88), ("ECO-01", "城关镇", 90.5))
    fill(file, ("EMP-02", "全县", 29500), sheet="规划基数")

    import_targets(file, catalog_folder)
    import_targets(file, catalog_folder)

    catalog = load_catalog(catalog_folder)
    assert catalog.targets_local == (
        LocalTarget("ECO-01", COUNTY, 2022, 88.0, None, "", ""),
        LocalTarget("ECO-01", TOWN, 2022, 90.5, None, "", ""),
    )
    assert catalog.baselines == (Baseline("EMP-02", COUNTY, 2020, 29500.0),)


def test_a_revision_is_added_below_the_figure_it_revises(catalog_folder: Path):
    import_targets(fill(issue(catalog_folder), ("ECO-01", "全县", 88)), catalog_folder)
    again = issue(catalog_folder)
    revision = fill(
        again,
        ("ECO-01", "全县", 85),
        ("ECO-01", "修订日期", dt.date(2022, 7, 15)),
        ("ECO-01", "修订原因", "@县政府第6次常务会议"),
    )

    import_targets(revision, catalog_folder)

    assert (catalog_folder / "targets_local.csv").read_text("utf-8-sig").splitlines() == [
        "indicator_code,area_code,year,value,value_upper,revised_on,reason,document,approver",
        f"ECO-01,{COUNTY},2022,88,,,,,",
        f"ECO-01,{COUNTY},2022,85,,2022-07-15,'@县政府第6次常务会议,,",
    ]


def test_a_revision_without_date_and_reason_changes_nothing(catalog_folder: Path):
    import_targets(fill(issue(catalog_folder), ("ECO-01", "全县", 88)), catalog_folder)
    before = (catalog_folder / "targets_local.csv").read_bytes()

    with pytest.raises(DeclarationError, match="由 88 改为 85，须填修订日期和修订原因"):
        import_targets(fill(issue(catalog_folder), ("ECO-01", "全县", 85)), catalog_folder)

    assert (catalog_folder / "targets_local.csv").read_bytes() == before


def test_towns_that_do_not_add_up_to_the_county_are_refused(catalog_folder: Path):
    catalog = load_catalog(catalog_folder)
    stated = {target.indicator_code for target in catalog.targets if target.year == 2022}
    indicator = next(
        indicator
        for indicator in catalog.indicators
        if indicator.indicator_code in stated
        and indicator.aggregation == "sum"
        and indicator.kind != "rate"
        and indicator.direction == "at_least"
        and catalog.measure_by_code[indicator.measure].row_level != "county"
    )
    figures = [(indicator.indicator_code, town.name, 1) for town in catalog.towns]

    with pytest.raises(DeclarationError, match="各乡镇（街道）任务合计 11，与县级目标"):
        import_targets(
            fill(issue(catalog_folder), (indicator.indicator_code, "全县", 12), *figures),
            catalog_folder,
        )

    assert not (catalog_folder / "targets_local.csv").exists()


def test_an_adopted_draft_keeps_document_day_and_approver(catalog_folder: Path):
    approval = Approval("白政发〔2022〕3号", "2022-03-01", "县委农村工作领导小组")
    import_targets(draft(catalog_folder), catalog_folder, approval)
    again = import_targets(draft(catalog_folder), catalog_folder, approval)

    assert load_catalog(catalog_folder).targets_local == (
        LocalTarget("IND-22", COUNTY, 2022, 2200.0, None, "2022-03-01", "", *adopted(approval)),
        LocalTarget("IND-22", TOWN, 2022, 180.0, None, "2022-03-01", "", *adopted(approval)),
    )
    assert again.targets == ()


def adopted(approval: Approval) -> tuple[str, str]:
    return approval.document, approval.approver
