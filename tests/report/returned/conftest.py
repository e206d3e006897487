import pytest

from flows.report.month.facts import Facts
from tests.report.example import example_facts


@pytest.fixture(scope="session")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    return example_facts(tmp_path_factory.mktemp("catalog"))
