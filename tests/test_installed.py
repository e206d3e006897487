"""The wheel works in a fresh environment, from an empty folder, without the checkout."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from flows.paths import PROJECT


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the interpreter of a new environment: the built wheel, and the dependencies' place."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=PROJECT,
        check=True,
        capture_output=True,
    )
    venv.create(folder / "venv", with_pip=False)
    (packages,) = (folder / "venv").rglob("site-packages")
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    dependencies = [path for path in sys.path if path.endswith("site-packages")]
    (packages / "dependencies.pth").write_text("\n".join(dependencies), "utf-8")
    scripts = "Scripts" if os.name == "nt" else "bin"
    return next((folder / "venv" / scripts).glob("python*"))


def call(python: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the installed program in a folder, with an empty user folder."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PREFECT", "PYTHON", "XIANJIE"))
    }
    return subprocess.run(
        [str(python), "-m", "flows", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
        env=kept | {"HOME": str(folder / "nobody"), "PYTHONIOENCODING": "utf-8"},
        check=False,
    )


def test_the_installed_program_is_not_the_checkout(python: Path, tmp_path: Path):
    where = subprocess.run(
        [str(python), "-c", "import flows; print(flows.__file__)"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=True,
    )

    assert not Path(where.stdout.strip()).is_relative_to(PROJECT)
    assert call(python, tmp_path, "--version").stdout.startswith("xianjie ")


def test_a_demo_month_and_a_query_work_from_an_empty_folder(python: Path, tmp_path: Path):
    demo = call(python, tmp_path, "demo", "--months", "1", "--quiet")
    query = call(
        python,
        tmp_path,
        *("sql", "select count(*) as n from submissions", "--home", "data/demo"),
        *("--format", "csv"),
    )

    assert (demo.returncode, demo.stderr) == (0, "")
    assert query.stdout.splitlines()[0] == "n"
    assert int(query.stdout.splitlines()[1]) > 50
    assert (tmp_path / "data" / "demo" / "reports" / "2022-06" / "index.html").is_file()
