"""Two files with the same rows have the same sums, whatever the order; damage is found."""

from pathlib import Path

import duckdb
import pytest

from flows.errors import ServiceError
from flows.warehouse.contents import TableSum, missing_rows, sum_tables


def written(file: Path, values: list[int]) -> Path:
    with duckdb.connect(str(file)) as connection:
        connection.execute("create table runs (number integer, word varchar)")
        connection.executemany("insert into runs values ($1, null)", [[value] for value in values])
    return file


def test_the_order_of_rows_does_not_count_and_every_value_does(tmp_path: Path):
    one = sum_tables(written(tmp_path / "a.duckdb", [1, 2, 3]))

    assert one == sum_tables(written(tmp_path / "b.duckdb", [3, 1, 2]))
    assert one != sum_tables(written(tmp_path / "c.duckdb", [1, 2, 4]))
    assert one["runs"].rows == 3


def test_a_truncated_file_is_damaged(tmp_path: Path):
    file = written(tmp_path / "a.duckdb", [1, 2, 3])
    file.write_bytes(file.read_bytes()[:5000])

    with pytest.raises(ServiceError, match="is damaged"):
        sum_tables(file)


def test_only_tables_that_grow_are_missed():
    earlier = {"runs": TableSum(3, 0), "assessments": TableSum(9, 0), "letters": TableSum(1, 0)}

    missed = missing_rows({"runs": TableSum(2, 0), "assessments": TableSum(1, 0)}, earlier)

    assert [str(one) for one in missed] == [
        "letters has 0 rows, 1 before",
        "runs has 2 rows, 3 before",
    ]
