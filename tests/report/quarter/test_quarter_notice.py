"""The quarter's document: conclusion first, annexes behind, equal bytes."""

from pathlib import Path

from docx import Document

from flows.report.charts.draw_charts import replace_charts
from flows.report.quarter.quarter_charts import charts_of_quarter
from flows.report.quarter.quarter_notice import write_quarter_notice
from flows.report.quarter.quarter_sentences import judge_quarter


def texts_of(file: Path) -> list[str]:
    return [paragraph.text for paragraph in Document(str(file)).paragraphs if paragraph.text]


def test_the_document_concludes_first_and_says_the_same_twice(june, tmp_path: Path):
    charts = replace_charts(charts_of_quarter(june), tmp_path / "charts")
    file = write_quarter_notice(june, charts, tmp_path)
    once = file.read_bytes()
    texts = texts_of(file)

    assert texts[0] == "衔接工作季度研判"
    assert texts[4] == judge_quarter(june)
    heads = [text for text in texts if text[1:2] == "、"]
    assert [head[0] for head in heads] == ["一", "二", "三", "四"]
    assert heads[0].startswith("一、主要问题")
    assert any(text.startswith("附件1　须办事项") for text in texts)
    assert len(Document(str(file)).inline_shapes) == 3
    write_quarter_notice(june, charts, tmp_path)
    assert file.read_bytes() == once


def test_a_first_quarter_has_no_part_on_what_it_cannot_compare(first, tmp_path: Path):
    texts = texts_of(write_quarter_notice(first, [], tmp_path))

    assert not any("走势、原因和贡献" in text for text in texts)
    assert not any(text.startswith("附件2") for text in texts)
