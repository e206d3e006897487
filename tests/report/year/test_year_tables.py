"""Standings and the long run as table rows."""

from dataclasses import replace

from docx import Document

from flows.catalog.policy import Deductions
from flows.report.month.counts import Counts
from flows.report.year.year_tables import (
    deduction_rows,
    score_cells,
    year_annexes,
)


def test_a_standing_shows_score_deduction_final_and_change(year):
    one = replace(
        year.towns[0],
        rank=1,
        score=81.64,
        deducted=0.5,
        final=81.14,
        change=2.25,
        counts=Counts(3, 2, 1, 0),
    )

    assert score_cells(one) == (
        "1",
        one.name,
        "81.6",
        "0.5",
        "81.1",
        "3",
        "2",
        "1",
        "0",
        "+2.2",
    )


def test_without_a_score_the_word_says_why(year):
    one = replace(year.towns[0], rank=None, score=None, final=None, change=None)

    assert score_cells(replace(one, counts=Counts(missing=2)))[2] == "未报"
    assert score_cells(replace(one, counts=Counts()))[2] == "无考核事项"
    assert score_cells(one)[0] == score_cells(one)[-1] == "—"


def test_every_deduction_has_its_row(year):
    rows = deduction_rows(year)

    assert len(rows) == 1
    assert rows[0][1] == "逾期报送"
    assert rows[0][3] == "2021年11月"


def test_without_set_costs_the_list_deducts_nothing(year):
    """The county has not said yet what a late form costs: no most, no column of zeros."""
    facts = year.month.facts
    free = replace(
        facts.catalog, policy=facts.catalog.policy.model_copy(update={"deductions": Deductions()})
    )
    document = Document()
    unset = replace(year, month=replace(year.month, facts=replace(facts, catalog=free)))

    [add] = [add for name, add in year_annexes(document, unset) if name == "报送问题明细"]
    add("附件2")

    assert [cell.text for cell in document.tables[0].rows[0].cells][-1] == "依据"
    assert "扣" not in "".join(one.text for one in document.paragraphs)
    assert "扣分明细" in [name for name, _ in year_annexes(document, year)]
