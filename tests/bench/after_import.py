"""Changes modules of the program at the moment it imports them itself, not earlier."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

Change = Callable[[ModuleType], None]
Around = Callable[[str], AbstractContextManager[None]]


class AfterImport(MetaPathFinder):
    """Runs a change when a module has been imported; the import itself runs inside `around`.

    A module that was imported before stays as it is.
    """

    def __init__(self, changes: dict[str, Change], around: Around) -> None:
        self._changes, self._around = changes, around

    def watch(self) -> None:
        """Take part in every import from now on."""
        sys.meta_path.insert(0, self)

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        """Return the usual spec, with a loader that runs the change after loading."""
        if name not in self._changes:
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = _Changing(spec.loader, self._changes[name], self._around)
        return spec


class _Changing(Loader):
    def __init__(self, loader: Loader, change: Change, around: Around) -> None:
        self._loader, self._change, self._around = loader, change, around

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        with self._around(module.__name__):
            self._loader.exec_module(module)
        self._change(module)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._loader, name)
