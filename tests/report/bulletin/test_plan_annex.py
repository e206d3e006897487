import re
from dataclasses import replace

import pytest
from docx import Document

from flows.report.bulletin.plan_annex import add_plans, plan_sentence
from flows.report.month.counts import Counts
from flows.report.month.judged_row import BEHIND
from tests.report.month.built import matter
from tests.report.month.example import PERIODS, example_review
from tests.report.month.rows import judged


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


def annex(review):
    document = Document()
    add_plans(document, "附件1　各方案进展和须办事项", review, {})
    rows = [[cell.text for cell in row.cells] for one in document.tables for row in one.rows]
    return [one.text for one in document.paragraphs if one.text], rows


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        (Counts(green=4), "到期考核4项，均达到序时进度。"),
        (Counts(green=3, red=1), "到期考核4项，达到序时进度3项，占75%；预警1项。"),
        (Counts(green=1), "到期考核1项，达到序时进度。"),
        (Counts(yellow=1), "到期考核1项，未达到序时进度；关注1项。"),
        (Counts(missing=3), "到期考核3项，均未报送数据。"),
        (
            Counts(green=4, not_due=2, no_target=1),
            "到期考核4项，均达到序时进度。另有未到期2项、未设目标1项，不计入。",
        ),
    ],
)
def test_a_plan_names_what_it_counts_and_what_not(counts, text):
    assert plan_sentence(counts) == text


def test_a_plan_without_a_green_indicator_says_so_in_words():
    assert (
        plan_sentence(Counts(yellow=1, red=4))
        == "到期考核5项，均未达到序时进度；关注1项、预警4项。"
    )


def test_a_plan_in_which_nothing_is_due_says_so():
    assert plan_sentence(Counts(not_due=2)) == "本月没有到期考核的指标。另有未到期2项，不计入。"


@pytest.mark.parametrize("period", PERIODS)
def test_whatever_is_behind_in_the_county_is_a_row_or_is_named(tmp_path_factory, period):
    review = example_review(tmp_path_factory.mktemp("catalog"), period)
    texts, rows = annex(review)
    catalog = review.facts.catalog
    county = catalog.county.area_code
    asked = {one.code for one in review.asked}
    names = {
        catalog.indicator_by_code[row.indicator_code].name
        for row in review.month_rows
        if row.area_code == county and row.status in BEHIND and row.indicator_code not in asked
    }

    told = "".join(texts)
    unnamed = [name for name in names if name not in told]
    assert not unnamed or ("等" in told and "见台账“重点任务清单”" in told)
    assert sum(row[0].isdigit() for row in rows) == len(review.asked)
    counts = re.findall(r"(?:(?:，|；)(?:预警|关注|未报)|同属一事的)(\d+)项：", told)
    assert sum(map(int, counts)) == sum(
        row.area_code == county and row.status in BEHIND and row.indicator_code not in asked
        for row in review.month_rows
    )


def test_what_measures_the_same_thing_as_a_matter_is_told_with_it_not_beside_it(review):
    other = next(
        one.indicator_code
        for one in review.month_rows
        if one.area_code == review.facts.catalog.county.area_code
        and one.status == "red"
        and one.indicator_code != "EMP-14"
    )
    also = review.facts.catalog.indicator_by_code[other]
    month = replace(review, matters=(matter(review.facts.catalog, also=(also,)),))
    told = next(one for one in annex(month)[0] if one.startswith(f"{also.plan}。"))

    head, _, rest = told.partition("须办事项之外")
    assert f"与须办事项同属一事的1项：{also.name}" in head
    assert "（第1项）。" in head
    assert f"：{also.name}" not in rest and f"、{also.name}" not in rest


def test_a_matter_has_its_place_level_unit_and_deadline(review):
    catalog = review.facts.catalog
    _, rows = annex(replace(review, matters=(matter(catalog),)))

    assert rows[0] == [
        "序号",
        "须办事项（单位）",
        "实际",
        "应达",
        "差额",
        "层级",
        "责任单位",
        "时限",
    ]
    assert rows[1][:7] == [
        "1",
        "脱贫人口务工就业规模（人）",
        "1,096",
        "≥1,230",
        "低134",
        "提醒",
        "县人社局",
    ]


def test_a_towns_matter_names_the_town_and_older_figures_their_month(review):
    catalog = review.facts.catalog
    row = judged("EMP-14", actual=80.0, expected=100.0, target=120.0, period="2022-03")
    town = matter(catalog, area_code="610929108000", row=row)
    _, rows = annex(replace(review, matters=(town,)))

    assert rows[1][1] == "冷水镇脱贫人口务工就业规模（人）（2022年3月数）"


def test_of_many_the_ten_worst_are_named_and_the_list_of_all(review):
    catalog = review.facts.catalog
    codes = [one.indicator_code for one in catalog.indicators if one.plan == "产业振兴"][:12]
    rows = [
        judged(code, actual=50.0 - number, expected=100.0, status="yellow", shortfall=0.5 + number)
        for number, code in enumerate(codes)
    ]
    texts, _ = annex(replace(review, matters=(), rows=tuple(rows)))

    assert texts[1].startswith("产业振兴。到期考核12项，均未达到序时进度；关注12项。")
    assert sum(f"{catalog.indicator_by_code[one].name}差" in texts[1] for one in codes) == 10
    assert texts[1].endswith("等。")
    assert texts[2] == "各项指标的实际、应达和状态见台账“重点任务清单”和“其余任务”。"
