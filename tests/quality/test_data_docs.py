"""Data Docs: nothing in them comes from elsewhere, every link leads to a page in the folder."""

import re
from dataclasses import replace

import pytest
from lxml import html

from flows.quality.check_batch import judge_batch
from flows.quality.expectations import DocsSite
from tests.quality.example import CATALOG, RECEIVED, batch_of, cell, reading
from tests.quality.judged import NATURAL, NO_HISTORY


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("docs") / "$home" / "data-docs"
    batch = batch_of(reading(cell(NATURAL, -5.0, "C4")))
    folder.parent.mkdir(parents=True)
    (folder.parent / "quality.html").write_text("", "utf-8")
    for _ in range(2):
        judge_batch(batch, NO_HISTORY, CATALOG, docs=DocsSite(folder, "2022-06", RECEIVED))
    return folder


def test_no_page_asks_for_anything_from_elsewhere(folder):
    for file in folder.rglob("*.html"):
        text = file.read_text("utf-8")
        assert not re.search(r"(src|href)=\"[^\"]*//", text), file
        assert "<script" not in text
        assert "data_docs.css" in text


def test_every_link_leads_to_a_page_or_place(folder):
    found = 0
    for file in folder.rglob("*.html"):
        text = file.read_text("utf-8")
        for target in re.findall(r"href=\"([^\"#]+)\"", text):
            assert (file.parent / target).exists(), (file, target)
            found += 1

    assert found > 5


def test_running_twice_leaves_one_validation(folder):
    assert len(list((folder / "validations").rglob("*.html"))) == 1
    assert sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) < 300_000


def test_the_pages_name_the_month_and_say_the_rules_in_chinese(folder):
    (page,) = (folder / "validations").rglob("*.html")
    text = page.read_text("utf-8")

    assert "检查结果 / 2022-06 / 2022-07-03" in text
    assert "a.xlsx" in text
    assert "出现负数：不允许为负的指标，填报数不小于0" in text


def test_no_page_has_an_english_word_but_names(folder):
    """What Great Expectations adds in a later version fails here first."""
    known = {"tidy_cells", "<DATAFRAME>", "PandasDataFrame", "a.xlsx", "Sheet1"}
    digest = re.compile(r"[0-9a-f]{32}")
    for file in folder.rglob("*.html"):
        page = html.document_fromstring(file.read_text("utf-8"))
        texts = {" ".join(one.split()) for one in page.xpath("//text()[not(ancestor::style)]")}
        english = {one for one in texts if re.fullmatch(r"[ -~]*[A-Za-z]{3,}[ -~]*", one)}
        assert {one for one in english - known if not digest.fullmatch(one)} == set(), file


def test_every_page_leads_back_to_the_months_quality_page(folder):
    for file in folder.rglob("*.html"):
        page = html.document_fromstring(file.read_text("utf-8"))
        [link] = [one for one in page.iter("a") if one.text == "返回“数据质量”页"]
        assert (file.parent / link.get("href")).resolve() == folder.parent / "quality.html"


def test_the_index_names_its_pages(folder):
    page = html.document_fromstring((folder / "index.html").read_text("utf-8"))

    assert [one.text for one in page.iter("a")] == [
        "返回“数据质量”页",
        "检查结果 2022-06",
        "规则集",
    ]


def test_the_rules_have_the_countys_own_word_for_its_villages(tmp_path):
    communities = tuple(
        replace(area, name=f"{area.name}社区") if area.level == "village" else area
        for area in CATALOG.areas
    )
    catalog, docs = replace(CATALOG, areas=communities), tmp_path / "data-docs"
    batch = batch_of(reading(cell(NATURAL, 5.0, "C4")))
    judge_batch(batch, NO_HISTORY, catalog, docs=DocsSite(docs, "2022-06", RECEIVED))
    text = (docs / "expectations" / "tidy_cells.html").read_text("utf-8")

    assert "社区名重复：" in text
    assert "村" not in text
