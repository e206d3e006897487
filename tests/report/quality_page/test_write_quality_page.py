"""The quality page: a sentence that counts, every rule with tried and failed, which cells."""

import re
from dataclasses import replace

from flows.finding import Finding
from flows.quality.check_batch import judge_batch
from flows.report.quality_page.write_quality_page import (
    conclude,
    read_views,
    rule_views,
    write_quality_page,
)
from tests.quality.example import CATALOG, VILLAGES, batch_of, cell, reading
from tests.quality.judged import NATURAL, NO_HISTORY


def judged(*values: float):
    cells = [
        cell(NATURAL, value, f"C{4 + number}", area=village)
        for number, (value, village) in enumerate(zip(values, VILLAGES, strict=False))
    ]
    return judge_batch(batch_of(reading(*cells)), NO_HISTORY, CATALOG)


def test_every_rule_says_what_it_tried_and_which_cells_failed():
    views = {view.meaning: view for view in rule_views(judged(5.0, -3.0, 2.5), CATALOG)}
    negative = views["不允许为负的指标，填报数不小于0"]
    whole = views["户数、人数、村数等按整数填报"]

    assert (negative.tried, negative.failed, negative.share) == ("3", 1, "33.3%")
    assert negative.lines[0].place == "Sheet1 C5"
    assert negative.lines[0].found == "-3"
    assert negative.lines[0].area == CATALOG.area_name(VILLAGES[1])
    assert (whole.failed, whole.lines[0].found) == (1, "2.5")
    assert negative.class_name == "必须改正"


def test_villages_are_called_as_the_county_calls_them():
    areas = tuple(
        replace(area, name="河口社区居委会") if area.level == "village" else area
        for area in CATALOG.areas
    )
    town = replace(CATALOG, areas=areas)
    batch = batch_of(reading(findings=(Finding("area_unknown", "a.xlsx", "请改正。"),)))
    rules = rule_views(judge_batch(batch, NO_HISTORY, town), town)
    words = "".join(f"{view.name}{view.meaning}" for view in rules)

    assert town.places.village == "社区"
    assert "漏报社区应报的社区都有数" in words
    assert "户数、人数、社区数等按整数填报" in words
    assert "村" not in words
    assert read_views(judge_batch(batch, NO_HISTORY, town), town)[0].name == "社区名不符"


def test_rules_with_failed_cells_come_first():
    failed = [view.failed > 0 for view in rule_views(judged(5.0, -3.0), CATALOG)]

    assert failed == sorted(failed, reverse=True)
    assert any(failed)


def test_the_sentence_counts_what_the_rules_found():
    batch = judged(5.0, -3.0)
    failed = sum(len(check.failed) for check in batch.checks)

    assert conclude(batch).startswith("本月收到报表1份，采用数据1个，按12条规则检查")
    assert f"共发现{failed}处不符合。其中必须改正1处、提示{failed - 1}处。" in conclude(batch)


def test_the_sentence_counts_what_reading_found_too():
    wrong = Finding("value_not_number", "a.xlsx", "请改正。", cell="C4")
    late = Finding("late", "a.xlsx", "今后请按时报送。")
    cells = [
        cell(NATURAL, 5.0, f"C{row}", area=village) for row, village in enumerate(VILLAGES, start=4)
    ]
    batches = [
        judge_batch(batch_of(reading(*cells, findings=found)), NO_HISTORY, CATALOG)
        for found in ((wrong, late), (late, late), (wrong,))
    ]

    assert [conclude(batch).partition("规则检查，")[2] for batch in batches] == [
        "全部符合；读取时发现2处问题。其中必须改正1处、提示1处。",
        "全部符合；读取时发现2处问题。均为提示。",
        "全部符合；读取时发现1处问题。",
    ]


def test_a_month_without_files_says_so():
    assert conclude(judge_batch(batch_of(), NO_HISTORY, CATALOG)) == "本月尚未收到报表。"


def test_what_reading_found_is_listed_by_kind():
    finding = Finding("value_not_number", "a.xlsx", "请改正。", cell="C4")
    batch = judge_batch(batch_of(reading(findings=(finding,))), NO_HISTORY, CATALOG)

    assert [(view.name, view.messages) for view in read_views(batch, CATALOG)] == [
        ("不是数字", ("请改正。",))
    ]


def test_the_page_is_one_file_that_asks_for_nothing(tmp_path):
    batch = judged(5.0, -3.0)
    file = write_quality_page(batch, CATALOG, "2022-06", tmp_path / "2022-06")
    first = file.read_bytes()
    text = file.read_text("utf-8")
    write_quality_page(batch, CATALOG, "2022-06", tmp_path / "2022-06")

    assert "白河县2022年6月数据质量" in text
    assert not re.search(r"(src|href)=\"(https?:)?//", text)
    assert file.read_bytes() == first
    assert [path.name for path in file.parent.iterdir()] == ["quality.html"]
