"""The page in a real browser, opened from disk: matrix, views, lists, keyboard, phone, print."""

import datetime as dt
import shutil
import subprocess
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from flows.report.charts.draw_charts import draw_charts
from flows.report.month.facts import Facts
from flows.report.month.review import Review, review_month
from flows.report.page.write_page import write_page
from tests.browser.conftest import CHROMIUM, opened, violations
from tests.report.month.example import example_facts

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine")
DAY = dt.date(2022, 7, 11)
HOSTILE = '<img src=x onerror="document.title=1">=1+1</script>'
LENGSHUI, CHENGGUAN = "610929108000", "610929100000"
WHY = {("ECO-01", CHENGGUAN): (f"数据来源：“{HOSTILE}”单元格C5。", "状态：关注。")}


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    facts = example_facts(tmp_path_factory.mktemp("catalog"))
    return replace(
        facts,
        latest_observations=facts.latest_observations.assign(file_name=HOSTILE, sheet="</script>"),
        findings=facts.findings.assign(message=f"文件“{HOSTILE}”有误，请改正。"),
        submissions=facts.submissions.assign(file_name=HOSTILE),
    )


@pytest.fixture(scope="module")
def review(facts: Facts) -> Review:
    return review_month(facts, DAY)


@pytest.fixture(scope="module")
def index(facts: Facts, review: Review, tmp_path_factory: pytest.TempPathFactory) -> Path:
    reports = tmp_path_factory.mktemp("reports")
    write_page(review_month(replace(facts, period="2022-05"), DAY), [], reports / "2022-05", {})
    charts = draw_charts(review, reports / "2022-06")
    return write_page(review, charts, reports / "2022-06", WHY)


@pytest.fixture
def page(browser, index: Path):
    with opened(browser, index) as page:
        yield page


def at(browser, index: Path, place: str, **options: object):
    return opened(browser, index, place=place, **options)


def shown_rows(page) -> int:
    return page.locator("#grid tbody tr:not(.plan):visible").count()


def test_the_page_is_small_and_marked(index: Path):
    parts = [index, *(index.parent / "page").iterdir()]

    assert sum(file.stat().st_size for file in parts) < 3_000_000
    assert "模拟数据" in index.read_text("utf-8")


def test_the_first_screen_has_judgement_cards_and_every_town(page, review: Review):
    assert page.inner_text(".judgement").startswith("2022年6月，全县到期考核指标")
    assert page.locator(".card").count() == min(5, len(review.asked))
    assert page.locator(".town").count() == len(review.towns)
    assert page.locator(".levels tbody tr").count() == 2


def test_the_matrix_is_folded_by_plan_with_the_plan_most_off_course_first(page, review: Review):
    plans = page.locator("#grid tr.plan")
    reds = [row.red for _, row in review.plans]

    assert shown_rows(page) == 0
    assert plans.count() == len([1 for _, row in review.plans if row.due + row.no_target])
    assert int(plans.first.locator("td").first.inner_text()) >= max(reds) // 2
    plans.first.locator("button").click()
    assert plans.first.locator("button").get_attribute("aria-expanded") == "true"
    assert shown_rows(page) > 0
    assert page.locator("#grid tbody tr:not(.plan):visible td .cell").first.inner_text() == "■"


def test_the_matrix_filters_by_plan_town_lead_status_and_text(page):
    page.select_option("#f-plan", "生态振兴")
    by_plan = shown_rows(page)
    page.select_option("#f-state", label="预警")
    by_state = shown_rows(page)
    page.fill("#f-text", "户厕")
    by_text = shown_rows(page)

    assert page.inner_text("#f-count") == f"共{by_text}项指标"
    assert by_plan > by_state > by_text >= 1
    page.click("#filters button[type=reset]")
    page.wait_for_function("document.getElementById('f-count').textContent === '共218项指标'")
    page.select_option("#f-lead", "县林业局")
    assert 0 < shown_rows(page) < 218
    page.click("#filters button[type=reset]")
    page.select_option("#f-town", "冷水镇")
    heads = page.locator("#grid thead th:visible").all_inner_texts()
    assert heads == ["方案和指标", "白河县", "冷水镇"]


def test_the_warning_list_sorts_and_shows_its_rest_when_asked(page, review: Review):
    assert page.locator("#list tbody tr:visible").count() == 40
    page.click("#more")
    assert page.locator("#list tbody tr:visible").count() == len(review.warned)
    page.click("#list thead th:nth-child(9) button")
    header = page.locator("#list thead th:nth-child(9)")
    values = page.eval_on_selector_all(
        "#list tbody tr :nth-child(9)", "cells => cells.map(cell => Number(cell.dataset.value))"
    )

    assert header.get_attribute("aria-sort") == "ascending"
    assert values == sorted(values)
    page.click("#list thead th:nth-child(9) button")
    assert header.get_attribute("aria-sort") == "descending"


def test_an_indicator_says_where_it_stands_and_from_which_cells(browser, index: Path):
    with at(browser, index, f"#i=ECO-01&a={CHENGGUAN}") as page:
        page.wait_for_selector("#view details td:has-text('C5')", state="attached")
        text = page.inner_text("#view")
        sources = page.text_content("#view")

        assert page.locator("#view h2").inner_text() == "自然村生活垃圾有效治理率（城关镇）"
        assert page.locator("#view .status").inner_text().count("实际") == 1
        assert "各地情况" in text
        assert HOSTILE in sources
        assert page.locator("#month").is_hidden()
        assert page.title() == "白河县2022年6月指标调度"


def test_a_judgement_is_explained_where_there_is_something_to_explain(browser, index: Path):
    with at(browser, index, f"#i=ECO-01&a={CHENGGUAN}") as page:
        page.wait_for_selector("#view li", state="attached")
        lines = page.locator("#view ol li").all_text_contents()

        assert lines == [f"数据来源：“{HOSTILE}”单元格C5。", "状态：关注。"]
        assert page.title() == "白河县2022年6月指标调度"
    with at(browser, index, "#i=ECO-01") as page:
        page.wait_for_function("window.XJ_WHY")

        assert page.locator("#view details:has(ol)").is_hidden()


def test_a_trajectory_of_a_first_year_has_no_year_before_it(browser, facts: Facts, tmp_path: Path):
    first = replace(
        facts,
        period="2021-03",
        assessments=facts.assessments[facts.assessments["period"] == "2021-03"],
    )
    index = write_page(review_month(first, DAY), [], tmp_path / "reports" / "2021-03", {})
    with at(browser, index, "#i=ECO-01") as page:
        words = page.locator("#view .chart svg text").all_text_contents()

        assert {"3月", "6月", "9月", "12月", "2021年"} <= set(words)
        assert "2020年" not in words


def test_the_trajectory_is_read_month_by_month_with_the_keyboard(browser, index: Path):
    with at(browser, index, "#i=ECO-01") as page:
        page.focus("#view .chart svg")
        last = page.inner_text("#view .tip")
        page.keyboard.press("Home")
        first = page.inner_text("#view .tip")
        page.keyboard.press("ArrowRight")

        assert last.startswith("2022年12月：计划目标88%")
        assert first.startswith("2021年3月：实际")
        assert page.inner_text("#view .tip") != first
        page.keyboard.press("Escape")
        assert page.locator("#view .tip").is_hidden()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("share", [0.9, 0.999, 1.0, 1.001, 1.1])
def test_figures_of_ten_digits_lie_over_nothing(browser, index: Path, width: int, share: float):
    with at(browser, index, "", width=width) as page:
        page.evaluate(
            """(share) => {
              const last = 5123456789, marks = [
                { at: 11, value: last * 0.98, kind: "goal", text: "5,020,987,653" },
                { at: 23, value: last, kind: "goal", text: "5,123,456,789", isBelow: share > 1 },
                { at: 23, value: last * share, kind: "hollow", text: "5,111,111,111",
                  isBelow: share <= 1 }];
              document.getElementById("month").prepend(window.XJP.chart({ label: "x", unit: "元",
                first: 2021 * 12, months: 24, lines: [], marks, words: () => "" }));
            }""",
            share,
        )
        boxes = page.eval_on_selector_all(
            "#month > .chart text.goal-text, #month > .chart text.reached-text",
            "all => all.map((one) => one.getBoundingClientRect().toJSON())",
        )

        assert len(boxes) == 3
        assert all(box["left"] >= 0 and box["right"] <= width for box in boxes)
        for one, other in combinations(boxes, 2):
            beside = one["right"] <= other["left"] or other["right"] <= one["left"]
            assert beside or abs(one["top"] - other["top"]) >= 12


def test_a_town_is_drawn_with_its_own_target(browser, index: Path, review: Review):
    own = review.facts.targets
    own = own[(own["indicator_code"] == "EMP-14") & (own["area_code"] == LENGSHUI)]
    target = f"{own[own['year'] == 2022]['target'].iloc[0]:,.0f}"
    with at(browser, index, f"#i=EMP-14&a={LENGSHUI}") as page:
        goals = page.locator("#view .goal-text").all_text_contents()

        assert target in goals
        assert "31,000" not in goals


def test_a_town_page_has_its_matters_ranks_and_submissions(browser, index: Path, review: Review):
    town = next(one for one in review.towns if one.area_code == LENGSHUI)
    with at(browser, index, f"#t={LENGSHUI}") as page:
        text = page.inner_text("#view")

        assert f"第{town.rank}名" in text
        assert page.locator("#view .chart svg").get_attribute("aria-label").startswith("冷水镇历月")
        for matter in review.asked_of("冷水镇"):
            assert matter.name in text
        assert "本月报送" in text
        assert HOSTILE in text


def test_cards_towns_and_lists_lead_to_views_and_back(page, review: Review):
    page.click(".card a >> nth=0")
    page.wait_for_selector("#view h2")
    assert review.asked[0].name in page.inner_text("#view h2")
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.click("#view .back, #view a >> nth=0")
    page.wait_for_selector("#month:visible")
    page.click(".town a >> nth=0")
    page.wait_for_selector("#view h2")
    assert page.inner_text("#view h2") == review.towns[0].town


def test_every_link_inside_the_page_leads_somewhere(page, index: Path):
    targets = page.eval_on_selector_all(
        "a[href]", "links => links.map(l => l.getAttribute('href'))"
    )

    for target in set(targets) - {"quality.html"}:
        if target.startswith(("#i=", "#t=")):
            continue
        if target.startswith("#"):
            assert page.locator(target).count() == 1, target
        else:
            assert (index.parent / target).exists(), target


def test_months_flip(page):
    assert page.is_disabled("#later")
    page.click("#earlier")
    page.wait_for_function("document.title.includes('5月')")

    assert page.input_value("#months") == "2022-05"
    assert page.locator("#months option").all_inner_texts() == ["2022年5月", "2022年6月"]


def test_the_keyboard_moves_inside_the_matrix_which_is_one_stop(page):
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.locator("#grid tr.plan button").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.className").startswith("cell")
    assert page.locator("#grid [tabindex='0']").count() == 1
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.wait_for_selector("#view h2")

    assert page.evaluate("document.activeElement.tagName") == "H2"


def test_few_tab_stops_lie_before_the_warnings(page):
    stops = page.evaluate(
        """() => {
          const all = [...document.querySelectorAll(
            'a[href],button,select,input,summary,[tabindex]')];
          const list = document.getElementById('warnings');
          return all.filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility()
            && list.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING).length;
        }"""
    )

    assert 20 < stops <= 60


@pytest.mark.parametrize("place", ["", f"#i=ECO-01&a={CHENGGUAN}", f"#t={LENGSHUI}"])
def test_a_phone_needs_no_sideways_scrolling(browser, index: Path, place: str):
    with at(browser, index, place, width=360) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert page.evaluate("getComputedStyle(document.querySelector('header')).position") == (
            "static"
        )


def test_a_phone_begins_with_the_month_and_not_with_a_menu(browser, index: Path):
    with at(browser, index, "", width=360) as page:
        bottom = page.evaluate("document.querySelector('header').getBoundingClientRect().bottom")
        rows = page.eval_on_selector_all(
            ".tabs a", "all => new Set(all.map((one) => one.getBoundingClientRect().top)).size"
        )
        broken = page.eval_on_selector_all(
            ".note .whole", "all => all.filter((one) => one.getClientRects().length > 1).length"
        )

        assert (bottom <= 110, rows, broken) == (True, 1, 0)
        cut = page.eval_on_selector(".mark", "one => one.getBoundingClientRect().right")
        assert page.inner_text(".mark") == "模拟数据"
        assert cut <= page.eval_on_selector(".months", "one => one.getBoundingClientRect().left")


def test_a_phone_shows_no_name_without_a_value(browser, index: Path):
    with at(browser, index, f"#i=ECO-01&a={CHENGGUAN}", width=360) as page:
        page.wait_for_selector("#view details td:has-text('C5')", state="attached")
        page.evaluate(
            "document.querySelectorAll('#view details').forEach((x) => { x.open = true })"
        )
        empty = page.locator("#view td:empty")

        assert empty.count() > 0
        assert [one for one in empty.all() if one.is_visible()] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", ["", f"#i=ECO-01&a={CHENGGUAN}", f"#t={LENGSHUI}"])
def test_axe_finds_nothing(browser, index: Path, place: str, scheme: str):
    with at(browser, index, place, scheme=scheme) as page:
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        button = page.locator("#grid tr.plan button").first
        if button.is_visible():
            button.click()

        assert violations(page) == []


def test_axe_finds_nothing_on_a_phone(browser, index: Path):
    with at(browser, index, "", width=360) as page:
        assert violations(page) == []


def test_the_month_prints_on_two_pages(page):
    printed = page.pdf(format="A4", print_background=True)

    assert b"/Count 2" in printed


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="no pdftotext on this machine")
@pytest.mark.parametrize("height", (0, 600, 660, 720, 780))
def test_no_heading_stands_alone_at_the_foot_of_a_printed_page(page, tmp_path: Path, height: int):
    """However long the sentence above is: an empty block stands for it."""
    page.evaluate(
        "(height) => { document.querySelector('.judgement').style.marginBottom = `${height}px` }",
        height,
    )
    (tmp_path / "month.pdf").write_bytes(page.pdf(format="A4", print_background=True))
    text = subprocess.run(
        ["pdftotext", tmp_path / "month.pdf", "-"], capture_output=True, check=True
    ).stdout.decode()
    headings = set(page.locator("h2, h3").all_text_contents())
    last = [one.strip().splitlines()[-1] for one in text.split("\f") if one.strip()]

    assert len(last) >= 2
    assert headings.isdisjoint(last)


def test_charts_are_drawn_in_the_page_and_say_what_they_show(page):
    alts = page.eval_on_selector_all(
        "#pictures svg", "all => all.map((one) => one.getAttribute('aria-label'))"
    )
    files = page.eval_on_selector_all("#pictures a", "all => all.map((one) => one.href)")

    assert alts
    assert all(alts)
    assert len(files) == len(alts) <= 12


def test_the_words_of_a_chart_are_legible_on_a_phone(browser, index: Path):
    with at(browser, index, "", width=360) as page:
        sizes = page.eval_on_selector_all(
            "#pictures svg text",
            """all => all.map((one) => parseFloat(getComputedStyle(one).fontSize)
              * one.ownerSVGElement.getBoundingClientRect().width / 340)""",
        )
        outside = page.eval_on_selector_all(
            "#pictures svg text",
            """all => all.filter((one) => one.getBoundingClientRect().right > 360
              || one.getBoundingClientRect().left < 0).map((one) => one.textContent)""",
        )

        assert min(sizes) >= 11
        assert outside == []


def test_the_same_facts_give_the_same_page(review: Review, index: Path):
    files = [index, *sorted((index.parent / "page").iterdir())]
    before = [file.read_bytes() for file in files]
    write_page(review, draw_charts(review, index.parent), index.parent, WHY)

    assert [file.read_bytes() for file in files] == before
