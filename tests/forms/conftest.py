import shutil
from pathlib import Path

import pytest

from flows.paths import PROJECT


@pytest.fixture
def catalog_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "catalog"
    shutil.copytree(PROJECT / "data" / "catalog", folder)
    for name in ("targets_local.csv", "baselines.csv"):
        (folder / name).unlink(missing_ok=True)
    return folder
