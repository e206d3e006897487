"""A decision of a person into the warehouse, and what follows from it, in one transaction."""

from collections.abc import Callable
from typing import TypeVar

import duckdb

from flows.catalog.model import Catalog
from flows.warehouse.derive_current import derive_current
from flows.warehouse.transaction import transaction

R = TypeVar("R")


def decide(
    connection: duckdb.DuckDBPyConnection,
    catalog: Catalog,
    period: str,
    act: Callable[[duckdb.DuckDBPyConnection], R],
) -> R:
    """Do what a person decided about a month, derive the current values, return what `act` gave.

    `act` finds the current values derived. After an error nothing has changed. The caller judges
    what has changed in the same transaction (`running.decide_month`).
    """
    with transaction(connection):
        derive_current(connection, period, catalog)
        done = act(connection)
        derive_current(connection, period, catalog)
    return done
