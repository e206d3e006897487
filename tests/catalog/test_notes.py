"""What `catalog check` says beside errors."""

import pytest

from flows.catalog.notes import catalog_notes, cells_by_town
from flows.catalog.office_records import Contact
from flows.catalog.records import LocalTarget
from tests.assess.small_catalogs import (
    make_areas,
    make_catalog,
    make_indicator,
    make_measure,
    make_target,
)


@pytest.fixture(autouse=True)
def _in_chinese(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XIANJIE_LANG", "zh")


PROFILE = (0.0,) * 8 + (0.5, 1.0, 1.0, 1.0)
EVERYBODY = [
    Contact(name, name, "a@example.org", "", ()) for name in ("县乡村振兴局", "镇1", "镇2")
]


def notes(*targets, contacts=EVERYBODY, before=None, local=(), office="", **indicator) -> list[str]:
    catalog = make_catalog(
        make_areas([2, 3]),
        [make_measure("m")],
        [make_indicator("A", measure="m", **indicator)],
        targets,
        contacts=tuple(contacts),
        local=tuple(local),
    )
    return catalog_notes(catalog, 2022, before, office)


BURDEN = "F 每乡镇（街道）每期 2—3 格，合计 5 格"


def test_a_whole_catalogue_only_tells_its_burden():
    assert notes(make_target("A", 2022, 10.0)) == [BURDEN]


def test_a_profile_that_is_not_at_its_end_in_the_due_month_is_told():
    early = make_target("A", 2022, 10.0, due_month="2022-09")
    fitting = make_target("A", 2022, 10.0, due_month="2022-10")

    assert notes(early, profile=PROFILE) == [
        "A：2022-09 应完成，季节进度当月只到 0.5，请核对",
        BURDEN,
    ]
    assert notes(fitting, profile=PROFILE) == [BURDEN]
    assert notes(early, profile=PROFILE, path="at_due") == [BURDEN]


def test_a_lead_unit_and_a_town_without_contact_are_told():
    assert notes(make_target("A", 2022, 10.0), contacts=EVERYBODY[1:2]) == [
        "contacts.csv 中没有 2 个报送或牵头单位：县乡村振兴局、镇2",
        BURDEN,
    ]


def test_a_recipient_that_nothing_names_is_told_with_what_may_be_meant():
    wrong = [
        *EVERYBODY,
        Contact("县乡村振新局", "", "b@example.org", "", ()),
        Contact("610929001000", "", "c@example.org", "", ()),
        Contact("县督查室", "", "d@example.org", "", ()),
    ]
    target = make_target("A", 2022, 10.0)
    head = "contacts.csv：收件单位“{}”不是目录库中的县、乡镇（街道）或报送、牵头、配合单位{}，"
    tail = "不会收到邮件，请核对写法"

    assert notes(target, contacts=wrong) == [
        head.format("县乡村振新局", "（是否应为“县乡村振兴局”）") + tail,
        head.format("610929001000", "（是否应为“镇1”）") + tail,
        head.format("县督查室", "") + tail,
        BURDEN,
    ]
    assert notes(target, contacts=[*EVERYBODY, wrong[-1]], office="县督查室") == [BURDEN]


def test_an_indicator_of_towns_without_any_town_target_is_told():
    target = make_target("A", 2022, 10.0)
    own = LocalTarget("A", "610929001000", 2022, 5.0, None, "", "", "", "")
    told = (
        "indicators.csv：A（A）按乡镇（街道）考核（level 为 town），但 targets_local.csv 中没有任何"
        "乡镇（街道）的任务，县级目标也没有写明分摊办法（allocate_by），各乡镇（街道）均不评价"
    )

    assert notes(target, level="town") == [told, BURDEN]
    assert notes(target, level="town", local=[own]) == [BURDEN]
    assert notes(target, level="town", allocate_by="m") == [BURDEN]
    assert notes(target, level="town", kind="rate") == [BURDEN]
    assert notes(target, level="county") == [BURDEN]


def test_notes_are_in_the_language_of_the_terminal(monkeypatch):
    monkeypatch.setenv("XIANJIE_LANG", "en")

    assert notes(make_target("A", 2022, 10.0)) == [
        "F: 2—3 cells for each town and period, 5 in the county"
    ]


def test_indicators_without_a_figure_that_covers_the_year_are_counted():
    assert notes(make_target("A", 2024, 10.0)) == [
        "2022 年 1 项指标没有本年及以前写明的目标，其中 1 项只写明以后年份的目标，"
        "按推算的参考进度评价：A",
        BURDEN,
    ]


def test_a_form_that_asks_for_more_than_at_the_last_run_is_told():
    target = make_target("A", 2022, 10.0)

    assert notes(target, before={"F": 5}) == [BURDEN]
    assert notes(target, before={"F": 3}) == [
        f"{BURDEN}，比上次运行多 2 格，请核对是否必要（为基层减负）"
    ]


def test_cells_are_counted_by_form_and_town():
    catalog = make_catalog(make_areas([2, 3]), [make_measure("m"), make_measure("n")], [])

    assert cells_by_town(catalog) == {("F", "610929001000"): 4, ("F", "610929002000"): 6}
