"""Text tables with and without quotes give the same rows."""

import csv
import io

import pytest

from flows.ingest.files.delimited import read_delimited
from flows.ingest.files.unsafe import UnsafeFileError


@pytest.mark.parametrize(
    "text",
    [
        "村,户数\n清风村,3\n",
        "村,户数\r\n清风村,3\r\n",
        "村,户数\r清风村,3",
        "村,户数\n\n清风村,\n,\n",
        "村\t户数\n\n\n",
        "村,户数\n清风村 ,3 4\n\n",
    ],
)
def test_a_text_without_quotes_is_read_as_a_parser_would(text: str):
    delimiter = "\t" if "\t" in text else ","
    (grid,) = read_delimited(text.encode(), 100)

    assert grid.rows == list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


@pytest.mark.parametrize("text", ["a,b\n1,2\n3,4", 'a,b\n1,"2"\n3,4'])
def test_more_cells_than_the_limit_are_refused(text: str):
    assert len(read_delimited(text.encode(), 6)[0].rows) == 3
    with pytest.raises(UnsafeFileError, match="超过5格"):
        read_delimited(text.encode(), 5)


def test_control_characters_are_taken_out():
    (grid,) = read_delimited("村\u202e,户\x00数\n甲,1\n".encode(), 100)

    assert grid.rows[0] == ["村", "户数"]


def test_a_number_kept_as_text_by_a_formula_is_the_number():
    (grid,) = read_delimited('村,户数\n清风村,="12"\n"说""明",="a"b\n'.encode(), 100)

    assert grid.rows == [["村", "户数"], ["清风村", "12"], ['说"明', '="a"b']]


def test_marks_of_utf_8_before_another_encoding_or_twice_do_not_count():
    mark = b"\xef\xbb\xbf"

    for content in (mark + "村,户数".encode("gb18030"), mark * 2 + "村,户数".encode()):
        assert read_delimited(content, 100)[0].rows == [["村", "户数"]]
