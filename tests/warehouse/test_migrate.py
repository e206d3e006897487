"""A warehouse of 0.1.0 is upgraded to what a new one looks like; nothing of it is lost."""

import gzip
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from flows.errors import DeclarationError
from flows.paths import PROJECT, Home
from flows.warehouse.frames import append_frame
from flows.warehouse.migrate import make_schema, newest_version, schema_version
from flows.warehouse.open import open_working

KEPT = PROJECT / "tests" / "warehouse" / "data" / "xianjie-0.1.0.duckdb.gz"
FIRST = PROJECT / "flows" / "warehouse" / "migrations" / "001.sql"
HOW_TO = "flows/warehouse/schema changed: write the change in a migration too (migrations/NNN.sql)"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home as 0.1.0 left it: two months, an answered letter, a sent and an unclear mail."""
    home = Home(tmp_path)
    home.store.mkdir()
    home.working_warehouse.write_bytes(gzip.decompress(KEPT.read_bytes()))
    return home


def columns(connection: duckdb.DuckDBPyConnection) -> set[tuple[object, ...]]:
    return set(
        connection.execute(
            "select table_name, column_name, data_type, is_nullable, comment "
            "from duckdb_columns() where not internal"
        ).fetchall()
    )


def tables(connection: duckdb.DuckDBPyConnection) -> set[tuple[object, ...]]:
    return set(connection.execute("select table_name, comment from duckdb_tables()").fetchall())


def rows(file: Path) -> dict[str, int]:
    with duckdb.connect(str(file), read_only=True) as connection:
        names = [name for (name,) in connection.execute("show tables").fetchall()]
        return {name: len(connection.table(name)) for name in names}


def test_an_upgraded_warehouse_has_the_schema_of_a_new_one(home: Home):
    with duckdb.connect() as new, open_working(home) as upgraded:
        make_schema(new)

        assert columns(upgraded) == columns(new), HOW_TO
        assert tables(upgraded) == tables(new), HOW_TO
        assert schema_version(upgraded) == schema_version(new) == newest_version()


@pytest.mark.parametrize(
    "had_already", ["", "alter table warnings add column level_2_since varchar"]
)
def test_a_warehouse_of_schema_1_is_upgraded_too(home: Home, had_already: str):
    with duckdb.connect(str(home.working_warehouse)) as connection:
        connection.execute(FIRST.read_text("utf-8"))
        connection.execute("insert into schema_version values (1)")
        connection.execute(had_already)
    with duckdb.connect() as new, open_working(home) as upgraded:
        make_schema(new)

        assert columns(upgraded) == columns(new), HOW_TO
        assert tables(upgraded) == tables(new), HOW_TO
        assert schema_version(upgraded) == newest_version() == 2


def test_an_upgrade_keeps_every_row(home: Home):
    before = rows(home.working_warehouse)
    with open_working(home) as connection:
        letter = connection.execute("select answer from letters where answered_on is not null")
        assert letter.fetchall() == [("已整改，七月底前完成。",)]
        mails = connection.execute("select state from alerts_sent order by state").fetchall()
        assert mails == [("failed",), ("sending",), ("sent",)]
    after = rows(home.working_warehouse)

    assert before["cells"] > 800
    assert {name: after[name] for name in before} == before


def test_a_copy_is_kept_before_the_upgrade(home: Home):
    before = rows(home.working_warehouse)
    for _ in range(2):
        with open_working(home):
            pass
    [kept] = home.kept.iterdir()

    assert kept.name == f"before-schema-{newest_version()}-from-0.duckdb"
    assert rows(kept) == before


def test_a_migration_that_fails_changes_nothing(home: Home, monkeypatch: pytest.MonkeyPatch):
    before = home.working_warehouse.read_bytes()
    with duckdb.connect(str(home.working_warehouse)) as connection:
        connection.execute("create table schema_version_old (version integer)")
        connection.execute("insert into schema_version_old select * from range(3)")
        connection.execute("alter table schema_version_old rename to schema_version")
        connection.execute("update schema_version set version = 0")
    with pytest.raises(duckdb.CatalogException), open_working(home):
        pass
    with duckdb.connect(str(home.working_warehouse)) as connection:
        assert connection.execute("select * from schema_version").fetchall() == [(0,)] * 3
    assert len(before) > 0


def test_a_warehouse_of_a_newer_program_is_refused(home: Home):
    with open_working(home) as connection:
        connection.execute("update schema_version set version = 99")
    before = home.working_warehouse.read_bytes()

    with pytest.raises(DeclarationError, match="schema 99") as error, open_working(home):
        pass
    assert error.value.exit_code == 3
    assert home.working_warehouse.read_bytes() == before


def test_a_column_that_the_table_lacks_is_never_dropped():
    with duckdb.connect() as connection:
        make_schema(connection)
        frame = pd.DataFrame({"sha256": ["a"], "first_seen": ["2022-07-01"], "weight": [1]})
        with pytest.raises(DeclarationError, match="contents has no column weight"):
            append_frame(connection, "contents", frame)
