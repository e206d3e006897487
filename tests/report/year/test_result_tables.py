"""The tables of plans that ended: counts by plan, then each indicator with its result."""

from dataclasses import replace

from docx import Document

from flows.report.year.result_tables import add_result_counts, add_results
from flows.report.year.year_review import EndedIndicator


def texts(table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_each_plan_is_counted_and_each_indicator_named(year):
    indicator = year.month.facts.catalog.indicator_by_code["ECO-01"]
    results = (
        EndedIndicator("甲规划", indicator, "met", 90.0, 87.0),
        EndedIndicator("甲规划", indicator, "missed", 80.0, 87.0),
    )
    document = Document()

    add_result_counts(document, replace(year, results=results))
    add_results(document, "附件1", replace(year, results=results))

    counted, named = (texts(table) for table in document.tables)
    assert counted[-1] == ["甲规划", "2", "1", "1", "0", "50%"]
    assert [row[0] for row in named[-2:]] == ["甲规划", "甲规划"]
    assert [row[-1] for row in named[-2:]] == ["达到目标", "未达到目标"]
    assert "期满规划的全县指标结果" in [one.text for one in document.paragraphs]
