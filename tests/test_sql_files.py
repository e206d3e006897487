"""SQL is read in one place; every file says what it is for and holds no formatted values."""

from pathlib import Path

import duckdb
import pytest

from flows.paths import PROJECT
from flows.sql_files import quiet, sql_reader

SQL = sorted(file for top in ("flows", "expectations") for file in (PROJECT / top).rglob("*.sql"))


def test_a_statement_is_read_beside_its_module(tmp_path: Path):
    (tmp_path / "sql").mkdir()
    (tmp_path / "sql" / "towns.sql").write_text("-- 镇\nselect 1", "utf-8")
    read_sql = sql_reader(str(tmp_path / "load.py"))

    assert read_sql("towns") == "-- 镇\nselect 1"
    with pytest.raises(FileNotFoundError):
        read_sql("villages")


@pytest.mark.parametrize("file", SQL, ids=lambda file: file.relative_to(PROJECT).as_posix())
def test_every_sql_file_begins_with_its_purpose(file: Path):
    assert file.read_text("utf-8").startswith("-- ")


def test_a_quiet_connection_draws_no_progress_bar_into_standard_output():
    with quiet(duckdb.connect()) as connection:
        shown = connection.execute("select current_setting('enable_progress_bar')").fetchall()

    assert shown == [(False,)]
