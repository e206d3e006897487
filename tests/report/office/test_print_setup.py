"""Both writers of workbooks print alike."""

import openpyxl
import pytest

from flows.report.office.sheet_file import Head, SheetPlan, write_sheets
from flows.report.office.workbook_writing import save_workbook, set_up_print


@pytest.fixture
def sheets(tmp_path):
    """The same sheet, once made anew and once changed by openpyxl."""
    anew = write_sheets([SheetPlan("表", "标题", (Head("名称", 20),), ())], tmp_path / "new.xlsx")
    book = openpyxl.Workbook()
    set_up_print(book.active, "1:2")
    save_workbook(book, tmp_path / "old.xlsx")
    files = (anew, tmp_path / "old.xlsx")
    return [openpyxl.load_workbook(file).active for file in files]


def test_both_writers_print_on_the_same_paper_with_the_same_margins(sheets):
    one, other = sheets

    assert one.page_setup.paperSize == other.page_setup.paperSize == 9
    assert one.page_setup.orientation == other.page_setup.orientation == "landscape"
    for name in ("left", "right", "top", "bottom", "header", "footer"):
        assert getattr(one.page_margins, name) == getattr(other.page_margins, name)


def test_both_writers_fit_one_page_wide_and_number_the_pages(sheets):
    for sheet in sheets:
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows == "$1:$2"
        assert sheet.oddFooter.center.text == "第 &P 页，共 &N 页"
