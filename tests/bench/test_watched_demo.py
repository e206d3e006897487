"""What the bench watches by name is in the program under that name."""

from functools import reduce
from importlib import import_module
from types import ModuleType

import pytest

from tests.bench.demo_labels import IMPORTED, WITH_PARTS
from tests.bench.timeline import Timeline
from tests.bench.watched_demo import Watch


@pytest.mark.parametrize(("module", "name"), Watch(Timeline("before")).names)
def test_a_function_with_a_line_of_its_own_is_in_the_program(module: str, name: str):
    assert callable(reduce(getattr, name.split("."), import_module(module)))


@pytest.mark.parametrize("module", sorted({*IMPORTED, *WITH_PARTS}))
def test_a_module_with_a_line_of_its_own_is_in_the_program(module: str):
    assert import_module(module)


def test_what_is_not_there_is_named():
    watch = Watch(Timeline("before"))
    module = ModuleType("flows.running.environment")
    watch.change(module)

    assert watch.missing == ["flows.running.environment.check_readiness"]
