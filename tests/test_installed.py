"""The wheel works in a fresh environment, from an empty folder, without the checkout."""

import os
import subprocess
import sys
import venv
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

from flows.paths import PROJECT
from tests.starting.small_county import AREA_LIST, CODE, NAME, OFFICE, declare, fill, rows_of


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


def test_another_county_goes_from_init_to_a_green_run(python: Path, tmp_path: Path):
    home = tmp_path / "county"
    (tmp_path / "list.csv").write_text(AREA_LIST, "utf-8")

    begun = call(
        python,
        tmp_path,
        *("init", "county", "--county", NAME, "--code", CODE, "--years", "2026-2030"),
        *("--office", OFFICE, "--areas", "list.csv"),
    )
    declare(home)
    checked = call(python, home, "catalog", "check")
    issued = call(python, home, "templates", "--month", "2026-03", "--out", "templates")
    inbox = home / "raw" / "2026-03"
    inbox.mkdir()
    for template in (home / "templates").rglob("*.xlsx"):
        fill(template, inbox / template.name)
    names = sorted(file.name for file in inbox.iterdir())
    receipts = "".join(f"{name},2026-04-03 09:00,\n" for name in names)
    (inbox / "receipts.csv").write_text(f"file,received_at,sender\n{receipts}", "utf-8")
    ran = call(python, home, "run", "--month", "2026-03")
    query = "select status, count(*) as n from assessments group by all order by all"
    judged = call(python, home, "sql", query, "--format", "csv")

    assert [done.returncode for done in (begun, checked, issued, ran)] == [0, 0, 0, 0], ran.stderr
    assert len(names) == 4
    statuses = {row["status"]: int(row["n"]) for row in rows_of(judged.stdout)}
    assert statuses["green"] >= 12
    assert not {"red", "yellow", "missing"} & set(statuses)
    assert not _mentions(home, ("白河", "610929"))


def _mentions(folder: Path, words: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return which files below a folder hold a word, office files unpacked."""
    found = []
    for file in folder.rglob("*"):
        if file.is_file():
            content = _unpacked(file)
            found += [(file.name, word) for word in words if word.encode() in content]
    return found


def _unpacked(file: Path) -> bytes:
    if file.suffix in (".xlsx", ".docx"):
        with zipfile.ZipFile(file) as archive:
            return b"".join(archive.read(name) for name in archive.namelist())
    if file.suffix == ".eml":
        message = message_from_bytes(file.read_bytes())
        return b"".join(part.get_payload(decode=True) or b"" for part in message.walk())
    return file.read_bytes()
