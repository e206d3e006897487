"""A query on the published copy that cannot be run is wrong usage."""

from pathlib import Path

import pytest

from flows.errors import UsageError
from flows.warehouse.query import run_query
from tests.warehouse.small_home import make_home


@pytest.mark.parametrize("query", ["", "select nothing", "select '\udce5\udc86'"])
def test_a_query_that_cannot_be_run_is_wrong_usage(tmp_path: Path, query: str):
    with pytest.raises(UsageError, match=r"query"):
        run_query(make_home(tmp_path, months=1), query)
