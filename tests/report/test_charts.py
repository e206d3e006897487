"""Charts: every glyph is there, titles say what the figures say, a re-run gives the same bytes."""

from dataclasses import replace
from pathlib import Path

import matplotlib as mpl
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from flows.numbers_text import show_figure
from flows.report.charts.bullet import bullet_title, draw_bullet
from flows.report.charts.canvas import font_name, styled, wrap
from flows.report.charts.chart_plan import plan_charts
from flows.report.charts.contribution import contribution_title
from flows.report.charts.draw_charts import draw_charts, save_chart
from flows.report.charts.headline_sums import sums_title
from flows.report.charts.reporting_calendar import calendar_title
from flows.report.charts.slope import rank_pairs, slope_title
from flows.report.charts.trajectory import trajectory_title
from flows.report.charts.variance import variance_title
from flows.report.month.facts import Facts
from tests.report.example import example_facts


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    return example_facts(tmp_path_factory.mktemp("catalog"))


def some(facts: Facts, *names: str):
    return [plan for plan in plan_charts(facts) if plan.name in names]


KINDS = (
    "slope",
    "calendar",
    "contribution-EMP-14",
    "bullet-ECO-01",
    "trajectory-EMP-14",
    "outlook-IND-73",
    "variance-ECO-01",
    "plans",
)


@pytest.mark.parametrize(
    "name", [*KINDS, "matrix-产业振兴-1", "sums-collective_operating_income_ytd"]
)
def test_a_chart_is_byte_stable_and_has_all_its_glyphs(facts: Facts, name: str, tmp_path: Path):
    rows = facts.observations.assign(measure_code="collective_operating_income_ytd")
    if name.startswith("sums"):
        facts = replace(facts, observations=rows.drop_duplicates("area_code"))
    (plan,) = some(facts, name)
    files = [tmp_path / f"{plan.name}.{ending}" for ending in ("png", "svg")]
    save_chart(plan, facts, tmp_path)
    first = [file.read_bytes() for file in files]
    save_chart(plan, facts, tmp_path)

    assert [file.read_bytes() for file in files] == first
    assert b"<dc:date>" not in first[1]


def test_every_name_of_the_catalogue_can_be_drawn(facts: Facts, tmp_path: Path):
    catalog = facts.catalog
    names = [
        row.name for table in (catalog.areas, catalog.indicators, catalog.measures) for row in table
    ]
    marks = "".join(sorted(set("".join([*names, "●▲■○－—％±≥≤“”（）、：；…"]))))

    @styled
    def draw(_: Facts) -> Figure:
        figure = Figure()
        figure.text(0, 0.5, "\n".join(wrap(marks, 40)))
        return figure

    plan = replace(some(facts, "plans")[0], draw=draw)
    save_chart(plan, facts, tmp_path)
    assert font_name() == "Xianjie Noto Sans SC"


def test_a_missing_glyph_is_an_error(facts: Facts, tmp_path: Path):
    @styled
    def draw(_: Facts) -> Figure:
        figure = Figure()
        figure.text(0, 0.5, "\U0001f980")
        return figure

    with pytest.raises(UserWarning, match="missing from font"):
        save_chart(replace(some(facts, "plans")[0], draw=draw), facts, tmp_path)


def test_titles_say_what_the_figures_say(facts: Facts):
    assert bullet_title(facts, "ECO-01") == (
        "自然村生活垃圾有效治理率：全县84.39%，序时目标86.5%；11个镇中5个达到序时"
    )
    assert variance_title(facts, "ECO-01") == (
        "自然村生活垃圾有效治理率：11个镇中6个未达序时，差距最大的是冷水镇（-7.18个百分点）"
    )
    assert trajectory_title(facts, "EMP-14") == (
        "脱贫人口务工就业规模：全县30,236人，预计可以完成2022年目标（31,000人）"
    )
    assert "尚未报送" in sums_title(facts, "collective_operating_income_ytd")


def test_titles_of_ranks_reports_and_contributions(facts: Facts):
    assert slope_title(facts) == "各镇名次：卡子镇居第1位，城关镇上升6位，中厂镇下降7位"
    assert calendar_title(facts) == "各镇本月应报44张报表，按时36张，迟报4张，缺报4张"
    assert contribution_title(facts, "EMP-14") == (
        "脱贫人口务工就业规模：8个镇合计差1,576人，构朳镇、卡子镇、中厂镇占72%"
    )


def test_a_town_without_report_is_shown_as_such(facts: Facts):
    rows = facts.assessments
    is_town = (rows["area_code"] == "610929110000") & (rows["period"] == "2022-06")
    silent = rows.assign(
        status=rows["status"].where(~is_town, "missing"), actual=rows["actual"].where(~is_town)
    )
    silent = replace(facts, assessments=silent)

    assert bullet_title(silent, "ECO-01").endswith("1个镇未报")
    texts = [text.get_text() for text in draw_bullet(silent, "ECO-01").axes[0].texts]
    assert "未报" in texts


def test_unchanged_charts_are_not_drawn_again(facts: Facts, tmp_path: Path):
    few = replace(
        facts, assessments=facts.assessments[facts.assessments["indicator_code"] == "ECO-01"]
    )
    charts = draw_charts(few, tmp_path, workers=1)
    before = {chart.name: chart.png.stat().st_mtime_ns for chart in charts}
    again = draw_charts(few, tmp_path, workers=1)

    assert {chart.name: chart.png.stat().st_mtime_ns for chart in again} == before
    assert all(chart.svg.exists() and chart.alt for chart in charts)
    assert mpl.rcParams["font.family"] != [font_name()]


def test_a_small_number_is_not_written_as_nothing():
    values = (0.001, -0.004, 0.005, 0.25, 100000.0, 0.0, -1e-12)

    assert [show_figure(value) for value in values] == [
        "0.001",
        "-0.004",
        "0.01",
        "0.25",
        "100,000",
        "0",
        "0",
    ]


def test_long_titles_end_inside_the_figure(facts: Facts):
    (plan,) = some(facts, "variance-REL-19")
    figure = plan.draw(facts)
    title = figure.texts[0].get_window_extent(FigureCanvasAgg(figure).get_renderer())

    assert title.x1 < figure.bbox.width
    assert title.y1 < figure.bbox.height


def test_the_text_alternative_of_the_plans_is_the_title_drawn(facts: Facts):
    (plan,) = some(facts, "plans")

    assert plan.title == "全县预警最多的方案是产业振兴（23项），格内为预警数/应评数"
    assert plan.draw(facts).texts[0].get_text().replace("\n", "") == plan.title


def test_a_town_without_a_rank_is_left_out_of_the_ranks(facts):
    scores = facts.town_scores.astype({"rank": "float64"})
    silent = scores["area_code"] == scores["area_code"].iloc[0]
    month = replace(facts, town_scores=scores.assign(rank=scores["rank"].mask(silent)))

    ranks = rank_pairs(month)

    assert scores["area_code"].iloc[0] not in set(ranks["area_code"])
    assert "第1位" in slope_title(month)
