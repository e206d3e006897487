"""The folders below a home folder (contract.md, "Folders"), and where this program lies."""

import os
from dataclasses import dataclass
from pathlib import Path

#: The checkout; an installed program has none.
PROJECT = Path(__file__).resolve().parent.parent
_IS_CHECKOUT = (PROJECT / "pyproject.toml").is_file()
#: What the wheel carries of the checkout's folders beside `flows/` (pyproject.toml).
_CARRIED = Path(__file__).resolve().parent / "carried"
#: The rules on reported numbers.
EXPECTATIONS = (PROJECT if _IS_CHECKOUT else _CARRIED) / "expectations"
#: The catalogue of the home case, from which the demo is made.
SAMPLE_CATALOG = PROJECT / "data" / "catalog" if _IS_CHECKOUT else _CARRIED / "catalog"


@dataclass(frozen=True)
class Home:
    """One county's data folder; every path of the program is derived from it."""

    root: Path
    store_name: str = "warehouse"

    @property
    def store(self) -> Path:
        """Return the folder of the warehouse files; `rebuild` works in one of its own."""
        return self.root / self.store_name

    @property
    def catalog(self) -> Path:
        """Return the folder of the declarations."""
        return self.root / "catalog"

    @property
    def warehouse(self) -> Path:
        """Return the published warehouse, the copy that analysts open."""
        return self.store / "xianjie.duckdb"

    @property
    def working_warehouse(self) -> Path:
        """Return the warehouse that a run writes; nobody else opens it."""
        return self.store / "working.duckdb"

    @property
    def kept(self) -> Path:
        """Return the folder of earlier published files and of copies made before an upgrade."""
        return self.store / "kept"

    @property
    def journal(self) -> Path:
        """Return the folder of what was decided and done, as text."""
        return self.store / "journal"

    @property
    def lock(self) -> Path:
        """Return the file whose lock makes a run the only one."""
        return self.store / "run.lock"

    def raw(self, period: str) -> Path:
        """Return the inbox of a month: files as received, never changed."""
        return self.root / "raw" / period

    def reports(self, period: str) -> Path:
        """Return the report folder of a month."""
        return self.root / "reports" / period

    def outbox(self, period: str) -> Path:
        """Return the folder of a month's mails."""
        return self.root / "outbox" / period


def python_path() -> str:
    """Return where a process of ours finds this very program, whatever folder it is started in.

    It is started with `-P`: modules of the folder that somebody works in are not ours.
    """
    return os.pathsep.join(part for part in (str(PROJECT), os.environ.get("PYTHONPATH")) if part)
