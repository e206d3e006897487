"""The year's document: conclusion first, deductions with evidence, equal bytes."""

from pathlib import Path

from docx import Document

from flows.report.charts.draw_charts import replace_charts
from flows.report.year.year_charts import charts_of_year
from flows.report.year.year_notice import write_year_notice
from flows.report.year.year_sentences import judge_year, towns_sentence


def test_the_document_concludes_first_and_says_the_same_twice(year, tmp_path: Path):
    charts = replace_charts(charts_of_year(year), tmp_path / "charts")
    file = write_year_notice(year, charts, tmp_path)
    once = file.read_bytes()
    document = Document(str(file))
    texts = [paragraph.text for paragraph in document.paragraphs if paragraph.text]

    assert texts[0] == "衔接工作年度考核"
    assert texts[4] == judge_year(year)
    assert [head[0] for head in texts if head[1:2] == "、"] == ["一", "二", "三", "四", "五"]
    assert any(text.startswith("附件1　牵头单位考核得分") for text in texts)
    assert texts[5:7] == ["一、各镇考核结果", towns_sentence(year)]
    assert any("同一办法" in text and text.endswith("仍相同的名次并列。") for text in texts)
    assert [len(table.rows) for table in document.tables] == [
        1 + len(year.towns),
        1 + len(year.units),
        1 + sum(len(one.deductions) for one in (*year.towns, *year.units, *year.others)),
    ]
    write_year_notice(year, charts, tmp_path)
    assert file.read_bytes() == once
    assert [chart.name for chart in charts] == ["plans"]
