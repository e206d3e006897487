"""What `xianjie export` writes: the same rows twice, and a package that Frictionless accepts."""

import csv
import json
from pathlib import Path

import duckdb
import frictionless
import pytest

from flows.errors import UsageError
from flows.paths import PROJECT, Home
from flows.warehouse.exchange.export_warehouse import PACKAGE, Exported, export_warehouse
from flows.warehouse.open import open_working
from flows.warehouse.publish import publish
from tests.warehouse.views.analysts_home import fill

HOSTILE = '=HYPERLINK("http://example.invalid","看")'


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("home"))
    with open_working(home) as connection:
        fill(connection)
        connection.execute("update observations set sheet = $1 where cell = 'C5'", [HOSTILE])
    publish(home)
    return home


@pytest.fixture(scope="module")
def written(home: Home, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Exported]:
    out = tmp_path_factory.mktemp("out") / "export"
    return out, export_warehouse(home, out)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_frictionless_accepts_the_package(written: tuple[Path, Exported]):
    report = frictionless.validate(str(written[0] / PACKAGE))

    assert report.flatten(["message"]) == []
    assert report.stats["tasks"] == 2 * written[1].relations


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("csv/assessments.csv", b'"red"', b'"rot"'),
        ("csv/areas.csv", b'"name"', b'"names"'),
        ("parquet/areas.parquet", b"PAR1", b"PAR2"),
    ],
)
def test_frictionless_refuses_a_file_that_was_changed(
    file: str, old: bytes, new: bytes, home: Home, tmp_path: Path
):
    export_warehouse(home, tmp_path)
    content = (tmp_path / file).read_bytes()
    assert old in content
    (tmp_path / file).write_bytes(content.replace(old, new))

    assert not frictionless.validate(str(tmp_path / PACKAGE)).valid


def test_a_word_that_is_no_code_is_refused(written: tuple[Path, Exported]):
    package = json.loads((written[0] / PACKAGE).read_text("utf-8"))
    fields = {
        (resource["name"], field["name"]): field
        for resource in package["resources"]
        if "schema" in resource
        for field in resource["schema"]["fields"]
    }

    assert fields["warnings", "level"]["constraints"] == {"enum": [1, 2, 3]}
    assert fields["v_warnings", "state"] == {
        "name": "state",
        "type": "string",
        "description": "进展（open未销号，resolved已销号，lapsed期满未达标）",
        "constraints": {"enum": ["open", "resolved", "lapsed"]},
    }
    assert fields["areas", "area_code"]["type"] == "string"
    assert "constraints" not in fields["areas", "name"]


def test_every_table_and_view_is_written_twice_with_the_same_rows(
    home: Home, written: tuple[Path, Exported]
):
    out, exported = written
    with duckdb.connect(str(home.warehouse), read_only=True) as connection:
        names = connection.execute(
            "select table_name from duckdb_tables() union all "
            "select view_name from duckdb_views() where not internal"
        ).fetchall()
        counts = {
            name: connection.execute(f'select count(*) from "{name}"').fetchone()[0]
            for (name,) in names
        }
    found = {}
    for name in counts:
        with (out / "csv" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
            in_csv = len(list(csv.DictReader(stream)))
        file = str(out / "parquet" / f"{name}.parquet")
        in_parquet = len(duckdb.read_parquet(file).fetchall())
        found[name] = (in_csv, in_parquet)

    assert found == {name: (count, count) for name, count in counts.items()}
    assert exported == Exported(len(counts), sum(counts.values()))


def test_a_formula_from_outside_is_disarmed_in_csv_and_whole_in_parquet(
    written: tuple[Path, Exported],
):
    out = written[0]
    with (out / "csv" / "v_observations.csv").open(encoding="utf-8-sig", newline="") as stream:
        sheets = {row["cell"]: row["sheet"] for row in csv.DictReader(stream)}
    query = "select sheet from read_parquet($1) where cell = 'C5'"
    file = str(out / "parquet" / "v_observations.parquet")

    assert sheets == {"C5": f"'{HOSTILE}", "D5": "表1"}
    assert duckdb.connect().execute(query, [file]).fetchall() == [(HOSTILE,)]


def test_the_same_file_exported_again_gives_the_same_files(
    home: Home, written: tuple[Path, Exported], tmp_path: Path
):
    before = contents(written[0])
    export_warehouse(home, written[0])
    export_warehouse(home, tmp_path)

    assert contents(written[0]) == contents(tmp_path) == before
    assert [name for name in before if name.endswith(".part")] == []


def test_the_dictionary_is_beside_the_tables(written: tuple[Path, Exported]):
    for name in ("data-dictionary.md", "data-dictionary.html"):
        assert (written[0] / name).read_text("utf-8") == (PROJECT / "docs" / name).read_text(
            "utf-8"
        )


def test_before_anything_is_published_nothing_is_written(tmp_path: Path):
    with pytest.raises(UsageError):
        export_warehouse(Home(tmp_path / "home"), tmp_path / "out")
    assert not (tmp_path / "out").exists()
