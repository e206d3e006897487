"""The quality page and Great Expectations' pages in a browser without network."""

from pathlib import Path

import pytest

from flows.quality.check_batch import judge_batch
from flows.quality.expectations import DocsSite
from flows.report.quality_page.write_quality_page import write_quality_page
from tests.browser.conftest import CHROMIUM, opened, violations
from tests.quality.example import CATALOG, RECEIVED, batch_of, cell, reading
from tests.quality.judged import NATURAL, NO_HISTORY

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports") / "2022-06"
    docs = DocsSite(folder / "data-docs", "2022-06", RECEIVED)
    batch = judge_batch(
        batch_of(reading(cell(NATURAL, -5.0, "C4"))), NO_HISTORY, CATALOG, docs=docs
    )
    write_quality_page(batch, CATALOG, "2022-06", folder)
    return folder


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_quality_page_reads_well_and_axe_finds_nothing(browser, folder: Path, scheme: str):
    with opened(browser, folder / "quality.html", scheme=scheme) as page:
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")

        assert "出现负数" in page.inner_text("main")
        assert violations(page) == []


def test_the_quality_page_fits_a_phone(browser, folder: Path):
    with opened(browser, folder / "quality.html", width=360) as page:
        heights = page.eval_on_selector_all(
            ".name", "all => all.map((one) => one.getBoundingClientRect().height)"
        )

        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert max(heights) < 40  # a name and its class stand in one line


def test_every_page_of_the_data_docs_opens_without_network(browser, folder: Path):
    pages = sorted((folder / "data-docs").rglob("*.html"))

    assert len(pages) == 3
    for file in pages:
        with opened(browser, file) as page:
            assert len(page.inner_text("body")) > 40
            assert page.evaluate("document.styleSheets.length") >= 1


def test_the_index_leads_to_the_validation(browser, folder: Path):
    with opened(browser, folder / "data-docs" / "index.html") as page:
        page.click("a[href^='validations/']")
        page.wait_for_load_state()

        assert "出现负数：" in page.inner_text("body")
