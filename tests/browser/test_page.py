"""The page in a real browser, opened from disk: filters, sorting, details, no network."""

import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from flows.report.charts.draw_charts import draw_charts
from flows.report.month.facts import Facts
from flows.report.month.review import review_month
from flows.report.page.write_page import write_page
from tests.report.month.example import example_facts

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DAY = dt.date(2022, 7, 11)
HOSTILE = '<img src=x onerror="document.title=1">=1+1</script>'


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    facts = example_facts(tmp_path_factory.mktemp("catalog"))
    return replace(
        facts,
        observations=facts.observations.assign(file_name=HOSTILE, sheet="</script>"),
        findings=facts.findings.assign(message=f"文件“{HOSTILE}”有误，请改正。"),
    )


@pytest.fixture(scope="module")
def index(facts: Facts, tmp_path_factory: pytest.TempPathFactory) -> Path:
    reports = tmp_path_factory.mktemp("reports")
    few = replace(
        facts, assessments=facts.assessments[facts.assessments["indicator_code"] == "ECO-01"]
    )
    earlier = reports / "2022-05"
    write_page(review_month(replace(facts, period="2022-05"), DAY), [], earlier)
    charts = draw_charts(review_month(few, DAY), reports / "2022-06")
    return write_page(review_month(facts, DAY), charts, reports / "2022-06")


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser, index: Path):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    troubles: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: troubles.append(message.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(index.as_uri())
    yield page
    folder = index.parent.parent.as_uri()
    page.close()
    assert troubles == []
    assert [url for url in requests if not url.startswith(folder)] == []


def shown_rows(page) -> int:
    return page.locator("#grid tbody tr:visible").count()


def test_the_page_is_small_and_marked(index: Path):
    parts = [index, *(index.parent / "page").iterdir()]

    assert sum(file.stat().st_size for file in parts) < 3_000_000
    assert "模拟数据" in index.read_text("utf-8")


def test_the_matrix_filters_by_plan_town_lead_status_and_text(page):
    everything = shown_rows(page)
    page.select_option("#f-plan", "生态振兴")
    by_plan = shown_rows(page)
    page.select_option("#f-state", label="预警")
    by_state = shown_rows(page)
    page.fill("#f-text", "户厕")
    by_text = shown_rows(page)

    assert everything == 218
    assert everything > by_plan > by_state > by_text >= 1
    page.click("#filters button[type=reset]")
    page.wait_for_function(
        "document.querySelectorAll('#grid tbody tr:not([hidden])').length == 218"
    )
    page.select_option("#f-lead", "县林业局")
    assert 0 < shown_rows(page) < everything
    page.click("#filters button[type=reset]")
    page.select_option("#f-town", "冷水镇")
    heads = page.locator("#grid thead th:visible").all_inner_texts()
    assert heads == ["指标", "白河县", "冷水镇"]


def test_the_warning_list_sorts_by_every_column(page):
    page.click("#list thead th:nth-child(9) button")
    header = page.locator("#list thead th:nth-child(9)")
    values = page.eval_on_selector_all(
        "#list tbody tr td:nth-child(9)", "cells => cells.map(cell => Number(cell.dataset.value))"
    )

    assert header.get_attribute("aria-sort") == "ascending"
    assert values == sorted(values)
    page.click("#list thead th:nth-child(9) button")
    assert header.get_attribute("aria-sort") == "descending"


def test_a_cell_leads_to_its_indicator_and_to_the_source_cells(page):
    page.click("#grid button[aria-label*='城关镇 自然村生活垃圾有效治理率']")
    page.wait_for_selector("#detail td:has-text('C5')")
    text = page.inner_text("#detail")

    assert "自然村生活垃圾有效治理率　城关镇" in text
    assert HOSTILE in text
    assert page.locator("#detail svg[role=img]").get_attribute("aria-label").startswith("城关镇")
    assert page.title() == "白河县2022年6月指标调度"


def test_every_link_inside_the_page_leads_somewhere(page, index: Path):
    targets = page.eval_on_selector_all(
        "a[href]", "links => links.map(l => l.getAttribute('href'))"
    )

    for target in set(targets):
        if target.startswith("#i="):
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


def test_the_keyboard_reaches_the_matrix(page):
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.focus("#grid tbody tr td button")
    page.keyboard.press("Enter")
    page.wait_for_selector("#detail h2")

    assert page.evaluate("document.activeElement.tagName") == "H2"


def test_a_phone_needs_no_sideways_scrolling(page):
    page.set_viewport_size({"width": 360, "height": 740})

    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_charts_have_text_alternatives(page):
    alts = page.eval_on_selector_all("img", "images => images.map(image => image.alt)")

    assert alts
    assert all(alts)


def test_the_same_facts_give_the_same_page(facts: Facts, index: Path):
    files = [index, *sorted((index.parent / "page").iterdir())]
    before = [file.read_bytes() for file in files]
    few = replace(
        facts, assessments=facts.assessments[facts.assessments["indicator_code"] == "ECO-01"]
    )
    charts = draw_charts(review_month(few, DAY), index.parent)
    write_page(review_month(facts, DAY), charts, index.parent)

    assert [file.read_bytes() for file in files] == before


def test_the_rules_of_accessibility_hold(page):
    """WCAG 2.2 A and AA, as axe-core can check them."""
    from axe_playwright_python.sync_playwright import Axe

    tags = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    found = Axe().run(page, options={"preload": False} | tags).response["violations"]

    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []
