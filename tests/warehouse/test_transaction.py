"""What is done together is committed together."""

import duckdb
import pytest

from flows.warehouse.transaction import is_under_way, transaction


def numbers(connection: duckdb.DuckDBPyConnection) -> list[int]:
    rows = connection.execute("select number from numbers order by number").fetchall()
    return [number for (number,) in rows]


@pytest.fixture
def connection():
    with duckdb.connect() as opened:
        opened.execute("create table numbers (number integer)")
        yield opened


def test_an_error_takes_back_what_was_done(connection):
    with pytest.raises(ZeroDivisionError), transaction(connection):
        connection.execute("insert into numbers values (1)")
        raise ZeroDivisionError

    assert numbers(connection) == []
    assert not is_under_way(connection)


def test_an_inner_one_is_a_part_of_the_outer_one(connection):
    with pytest.raises(ZeroDivisionError), transaction(connection):
        with transaction(connection):
            connection.execute("insert into numbers values (1)")
        assert is_under_way(connection)
        raise ZeroDivisionError
    assert numbers(connection) == []

    with transaction(connection), transaction(connection):
        connection.execute("insert into numbers values (2)")
    assert numbers(connection) == [2]


def test_the_error_of_a_step_that_closed_the_connection_is_the_one_that_is_told(connection):
    with pytest.raises(ZeroDivisionError), transaction(connection):
        connection.close()
        raise ZeroDivisionError
