"""What was wrong with a month's files: what goes back to the sender and what is only told."""

from dataclasses import replace

import pytest

from flows.alert.found_cells import FoundCell, files_to_mend, late_sentence, told_once

CAME = "《T1》应于7月5日前报送，逾期4天；今后请按时报送。"


def found(code, file_name="a.xlsx"):
    return FoundCell(code, "flag", file_name, "", CAME)


@pytest.mark.parametrize(
    ("count", "told"), [(0, ""), (1, CAME), (3, "3张报表逾期报送，今后请按时报送。")]
)
def test_what_came_late_is_told_by_name_or_by_number(count, told):
    assert late_sentence([found("jump"), *[found("late")] * count]) == told


def test_a_file_that_only_came_late_or_twice_does_not_go_back():
    cells = [
        found("late"),
        found("file_duplicate", "b.xlsx"),
        found("late", "c.xlsx"),
        found("column_unknown", "c.xlsx"),
    ]

    assert files_to_mend(cells) == {"c.xlsx"}


def test_one_sentence_about_two_cells_is_told_once_with_both():
    both = "文件“a.xlsx”，单元格{}：建档户数（9）大于总户数（5），请核对这两格后改正。"
    cells = [
        *(replace(found("part_exceeds_whole"), message=both.format(one)) for one in ("C5", "D5")),
        replace(found("part_exceeds_whole", "b.xlsx"), message=both.format("C5")),
        replace(found("file_unreadable"), message="文件“a.xlsx”：打不开。"),
    ]

    assert [(one.message, count) for one, count in told_once(cells)] == [
        (both.format("C5、D5"), 2),
        (both.format("C5"), 1),
        ("文件“a.xlsx”：打不开。", 1),
    ]
