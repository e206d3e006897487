"""Why a figure is judged as it is, in lines that a person reads."""

import dataclasses
import math

from flows.catalog.load import load_catalog
from flows.paths import PROJECT
from flows.report.why.chain import Chain, SourceCell
from flows.report.why.explanation import explain

CATALOG = load_catalog(PROJECT / "data" / "catalog")
NAN = math.nan
RED = Chain(
    indicator=CATALOG.indicator_by_code["ECO-01"],
    area="茅坪镇",
    period="2022-06",
    cells=tuple(
        SourceCell("自然村总数", f"村{number}", 6.0, "茅坪镇.xlsx", "Sheet1", f"C{number}")
        for number in range(4, 9)
    ),
    status="red",
    basis="local",
    is_reference=False,
    is_from_first=False,
    is_on_way=True,
    is_before_due=False,
    is_watched=False,
    actual=60.0,
    numerator=18.0,
    denominator=30.0,
    target=90.0,
    target_upper=NAN,
    share=0.23,
    path=86.15,
    thing=100 / 30,
    expected=83.333333,
    shortfall=0.28,
    green_band=0.02,
    yellow_band=0.05,
    green_from=81.533333,
    green_to=NAN,
    coverage=0.8,
    forecast=75.0,
    forecast_low=NAN,
    forecast_high=NAN,
    chance=NAN,
    carried=1,
    streak=2,
    level=2,
    months=3,
    position=4,
)


def test_a_red_figure_is_explained_from_its_cells_to_its_place_among_the_matters():
    assert explain(RED) == [
        "自然村生活垃圾有效治理率（ECO-01）茅坪镇2022年6月：预警",
        "1. 数据来源：“茅坪镇.xlsx”工作表“Sheet1”单元格C4（村4自然村总数6）；"
        "“茅坪镇.xlsx”工作表“Sheet1”单元格C5（村5自然村总数6）；"
        "“茅坪镇.xlsx”工作表“Sheet1”单元格C6（村6自然村总数6）；等共5个单元格，来自1个文件。",
        "2. 本期数值：18÷30＝60%（填报率80%，含1个填报单位的上期数）。",
        "3. 2022年计划目标：不低于90%（依据：年度任务分解）。",
        "4. 序时进度：到本月应完成年内进度的23%，折算为86.2%。",
        "5. 取整：一件合3.3个百分点，只要求整件，尾数按有利于被考核单位的原则取整，本期要求83.3%。",
        "6. 差距率：28%；尚在途中，正常不超过2%，关注不超过5%。",
        "7. 状态：预警，已连续2期。",
        "8. 预警：督办（第2级），至今第3个月；在本月事项中列第4位。",
        "9. 年末预计：75%（以往预计的误差不足6次，把握程度不明）。",
        "10. 转为正常：本期达到81.5%即可，还差21.5个百分点。",
    ]


def test_an_outlook_says_how_sure_it_is():
    sure = dataclasses.replace(RED, forecast_low=70.0, forecast_high=81.5, chance=0.034)

    assert "9. 年末预计：75%，八成把握在70%～81.5%之间，达到目标的把握约3%。" in explain(sure)


def test_a_green_figure_needs_nothing_and_has_no_warning():
    green = dataclasses.replace(
        RED, status="green", actual=90.0, shortfall=0.0, streak=0, level=0, position=0
    )
    lines = explain(green)

    assert lines[-3:-1] == ["7. 状态：正常。", "8. 预警：没有未销号的预警。"]


def test_a_reference_is_never_called_the_years_target():
    watched = dataclasses.replace(
        RED, is_reference=True, basis="interpolated", is_watched=True, level=1
    )
    text = "\n".join(explain(watched))

    assert "参考进度" in text
    assert "计划目标" not in text
    assert "列入关注名单（依据的是参考进度），不发函" in text


def test_what_is_not_due_asks_for_nothing():
    early = dataclasses.replace(
        RED,
        status="not_due",
        expected=NAN,
        share=NAN,
        path=NAN,
        shortfall=NAN,
        level=0,
        position=0,
    )

    assert "4. 序时进度：本期尚不要求。" in explain(early)


def test_a_path_from_the_first_value_is_not_told_by_a_share():
    lines = explain(dataclasses.replace(RED, is_from_first=True, share=0.0))

    assert lines[4] == ("4. 序时进度：从本年首个数值起，按直线到完成月份达到目标，本月为86.2%。")


def test_a_missing_figure_names_no_cell():
    missing = dataclasses.replace(
        RED, status="missing", cells=(), actual=NAN, shortfall=NAN, level=0, position=0
    )

    assert explain(missing)[1:3] == ["1. 数据来源：本月没有收到数据。", "2. 本期数值：没有数值。"]


def test_too_much_is_to_be_lowered():
    households = CATALOG.indicator_by_code["EMP-01"]
    many = dataclasses.replace(
        RED,
        indicator=households,
        actual=30.0,
        target=0.0,
        expected=12.0,
        path=11.4,
        thing=1.0,
        green_from=NAN,
        green_to=12.24,
    )

    assert explain(many)[-1].endswith("转为正常：本期降到12.24户即可，还超17.76户。")


def test_what_an_indicator_goes_on_from_is_the_last_line():
    lines = explain(dataclasses.replace(RED, succeeds="旧方案“某指标”（A），期满时达到目标"))

    assert lines[-1].endswith(". 接续指标：旧方案“某指标”（A），期满时达到目标。")
