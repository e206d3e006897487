"""Ten figures by SQL, found equal in bulletin, workbook, page and mail; no contradictions."""

import html
import json
import math
import re
from collections import Counter
from dataclasses import replace

import duckdb
import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from flows.alert.compose import Enclosures, compose_mails
from flows.channels import Smtp
from flows.numbers_text import show_figure
from flows.report.bulletin.bulletin import write_bulletin
from flows.report.bulletin.judgement import compare_sentence, judge
from flows.report.charts.town_gaps import town_gaps
from flows.report.charts.variance import prepare_variance
from flows.report.month.amounts import named_lacking
from flows.report.month.counts import Comparison, Counts, LevelCounts
from flows.report.month.matter_sentences import towns_sentence
from flows.report.page.first_screen import first_screen
from flows.report.page.warning_lines import warning_lines
from flows.report.page.write_page import write_page
from flows.report.warning_list.warning_book import write_warning_book
from tests.report.month.example import PERIODS, example_review
from tests.report.office.sheet_rows import records

COUNTY = "610929000000"
_FIGURES = """
with month as (
    select * from assessments where period = $period and area_code = $county
), asked as (
    select * from matters where period = $period
)
select
    count(*) filter (status in ('green', 'yellow', 'red', 'missing') and target is not null),
    count(*) filter (status = 'green'),
    count(*) filter (status = 'yellow'),
    count(*) filter (status = 'red'),
    count(*) filter (status in ('green', 'yellow', 'red', 'missing') and target is not null
        and not coalesce(is_reference, false)),
    count(*) filter (status = 'green' and not coalesce(is_reference, false)),
    (select count(*) from asked),
    (select count(*) from warnings where opened <= $period and area_code = $county
        and (resolved = '' or resolved > $period)),
    (select count(*) from warnings where resolved = $period and state = 'resolved'
        and area_code = $county),
    (select count(*) from warnings where resolved = $period and state = 'resolved'
        and area_code <> $county)
from month
"""


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


def figures(facts):
    """The ten figures, straight from the published tables."""
    with duckdb.connect() as connection:
        for name in ("assessments", "matters", "warnings"):
            connection.register(name, getattr(facts, name))
        values = {"period": facts.period, "county": COUNTY}
        return connection.execute(_FIGURES, values).fetchall()[0]


def county_cells(file):
    """The county's cells of the page's data, those that have one."""
    data = json.loads(file.read_text("utf-8").partition("=")[2].strip().rstrip(";"))
    return [row[0] for row in data["cells"] if row[0]]


def words_of(file):
    document = Document(str(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


#: Months of whose open warnings the cases hold a figure each: without one a matter has no row.
WHOLE = ("2021-03", "2022-03", "2022-05", "2022-06")


@pytest.mark.parametrize("period", WHOLE)
def test_ten_figures_are_the_same_in_every_paper(tmp_path_factory, tmp_path, period):
    review = example_review(tmp_path_factory.mktemp("catalog"), period)
    due, green, yellow, red, planned, planned_green, matters, opened, ended, ended_towns = figures(
        review.facts
    )
    bulletin = words_of(write_bulletin(review, (), (), tmp_path))
    book = load_workbook(write_warning_book(review, tmp_path / "warnings.xlsx"))
    mails = compose_mails(review, Enclosures(), Smtp(), folder=tmp_path)
    mail = next(one for one in mails if one.recipient == "白河县")

    index = write_page(review, (), tmp_path, {})
    page = html.unescape(re.sub(r"<[^>]+>", "", index.read_text("utf-8")))

    for text in (bulletin, mail.text, page):
        assert f"到期考核指标{due}项，达到序时进度{green}项" in text
        behind = [f"{word}{one}项" for word, one in (("关注", yellow), ("预警", red)) if one]
        assert "、".join(behind) in text
        reached = f"，达到{planned_green}项" if planned_green else "均未达到"
        assert planned == due or f"有计划目标的{planned}项{reached}" in text
    for text in (bulletin, mail.text):
        for words, number in (("全县层面{}项预警", ended), ("镇级{}项次预警", ended_towns)):
            told = re.findall(words.format(r"(\d+)") + "销号", text)
            assert set(told) == ({str(number)} if number else set())
    asked = len(records(book["须办事项"]))
    assert asked + len(records(book["关注名单"])) == matters
    assert f"下列{asked}项须办事项" in bulletin
    assert f"{asked}件须办" in mail.subject
    assert len(records(book["县级预警"])) == opened
    assert len(records(book["已销号"])) == len([o for o in review.warned if not o.is_open])
    states = Counter(one["state"] for one in county_cells(index.parent / "page" / "data.js"))
    assert (states["green"], states["yellow"], states["red"]) == (green, yellow, red)
    first = first_screen(review)
    assert len(first.cards) + first.more == asked
    assert (f"其余{first.more}项须办事项" in page) == bool(first.more)
    in_county = [one for one in warning_lines(review) if one.area_code == COUNTY]
    assert sum(one.change not in ("销号", "期满") for one in in_county) == opened


@pytest.mark.parametrize("period", PERIODS)
def test_a_card_and_its_variance_chart_name_the_same_towns(tmp_path_factory, period):
    month = example_review(tmp_path_factory.mktemp("catalog"), period)
    asked = [one for one in month.asked if one.towns and one.row.period == period]
    assert asked or period != "2022-06"

    for matter in asked:
        told = towns_sentence(matter, month.facts.catalog, limit=99)
        drawn = {town.name for town in prepare_variance(month, matter.code).towns}
        silent = {one.name for one in town_gaps(month, matter.code) if one.status == "missing"}
        for part in matter.towns:
            is_silent = "均未报" in told or part.town in told.partition("；")[2]
            is_silent |= part.town in named_lacking(matter.row)
            assert (part.town in drawn) == (not is_silent)
            assert (part.town in silent) == is_silent


@pytest.mark.parametrize("period", PERIODS)
def test_counts_in_subject_table_and_text_agree_in_every_month(tmp_path_factory, period):
    folder = tmp_path_factory.mktemp("month")
    month = example_review(folder / "catalog", period)
    mails = compose_mails(month, Enclosures(), Smtp(), folder=folder)

    for mail in mails:
        told = re.search(r"：(\d+)件须办", mail.subject)
        more = re.search(r"另有(\d+)件须办事项", mail.text)
        shown = mail.text.count("实际／应达")
        assert bool(told) == bool(shown)
        if told:
            assert int(told[1]) == shown + (int(more[1]) if more else 0)
        assert not re.search(r"(?<!\d)0[项件处张]", mail.text)


@pytest.mark.parametrize("period", PERIODS)
def test_a_towns_figures_name_it_and_silent_towns_stand_in_the_first_paragraph(
    tmp_path_factory, period
):
    """Wherever a unit or leader reads a matter that is a town's, the town stands before it."""
    folder = tmp_path_factory.mktemp("month")
    month = example_review(folder / "catalog", period)
    mails = compose_mails(month, Enclosures(), Smtp(), folder=folder)
    told = {mail.recipient: mail.text for mail in mails}
    document = Document(str(write_bulletin(month, (), (), folder)))
    demanded = {row.cells[1].text for table in document.tables for row in table.rows}

    for matter in [one for one in month.asked if not one.is_county]:
        assert f"{matter.area}{matter.name}" in matter.full_name
        assert any(matter.full_name in name for name in demanded)
        for unit in matter.answering:
            cards = told.get(unit, "").partition("【请办理】")[0]
            assert matter.name not in cards or matter.full_name in cards
    silent = [town.town for town in month.towns if town.counts.due and not town.is_reporting]
    assert all(town in judge(month) for town in silent[:5])


small = st.integers(0, 30)
some_counts = st.builds(Counts, small, small, small, small, small, small, small)


town_figures = st.lists(
    st.none() | st.floats(0, 200).map(lambda value: round(value, 1)), min_size=11, max_size=11
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(figures=town_figures)
def test_a_charts_title_says_what_is_drawn_in_any_month(review, figures):
    """The town of the title is the bar on top, its amount the largest, its counts the statuses."""
    month = with_town_figures(review, "HOU-02", figures)
    drawn = prepare_variance(month, "HOU-02")
    title = drawn.words.title
    gaps = [town.gap for town in drawn.towns]

    assert gaps == sorted(gaps, reverse=True)
    told = re.search(r"差得最多的是(\w+?)（([\d.,]+)个百分点）", title)
    worst = any(town.status in ("red", "yellow") for town in drawn.towns)
    assert bool(told) == worst
    if told:
        assert told[1] == drawn.towns[0].name
        assert told[2] == show_figure(max(gaps))
    for status, word in (("red", "预警"), ("yellow", "关注")):
        number = sum(town.status == status for town in drawn.towns)
        assert (f"{word}{number}个" in title) == bool(number)
    silent = sum(value is None for value in figures)
    assert (f"{silent}个镇未报" in title) == bool(silent)
    assert not re.search(r"(?<!\d)0个", title)


def with_town_figures(review, code, figures):
    """The month with these actuals of the towns against 100; None is a town that is missing."""
    towns = review.facts.catalog.towns
    like = next(row for row in review.month_rows if row.indicator_code == code)
    others = tuple(row for row in review.rows if row.indicator_code != code)
    own = tuple(
        replace(
            like,
            area_code=town.area_code,
            actual=math.nan if value is None else value,
            expected=100.0,
            target=100.0,
            status=status_of(value),
        )
        for town, value in zip(towns, figures, strict=True)
    )
    return replace(review, rows=others + own)


def status_of(value):
    if value is None:
        return "missing"
    return "green" if value >= 100 else "yellow" if value >= 95 else "red"


@settings(max_examples=60, deadline=None)
@given(every=some_counts, before=some_counts, now=some_counts, planned=small, unshared=small)
def test_no_judgement_contradicts_its_counts(review, every, before, now, planned, unshared):
    common = min(before.due, now.due)
    plan = Counts(green=min(planned, every.green))
    compared = Comparison("2022-05", common, before, now, common + unshared)
    text = judge(replace(review, county=LevelCounts(every, plan, compared)))

    assert not re.search(r"(?<!\d)0[项个件处]", text)
    assert not re.search(r"(?<!\d)1项，?均(?!持平)", text)
    level = LevelCounts(every, plan, compared)
    if every.due:
        assert f"到期考核指标{every.due}项" in text
    is_compared = common and every.missing < every.due
    asked = re.search(r"本月比5月(多|少)考核(\d+)项；", text)
    step = every.due - common - unshared
    assert bool(asked) == bool(is_compared and step)
    if asked:
        assert (asked[1] == "多", int(asked[2])) == (step > 0, abs(step))
    told = re.search(
        r"达到序时进度由(\d+)项(增|减)至(\d+)项", compare_sentence(replace(review, county=level))
    )
    if told:
        assert (int(told[3]) > int(told[1])) == (told[2] == "增")
