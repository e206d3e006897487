from pathlib import Path

from flows.paths import Home
from tests.commands.command_line import call


def test_export_tells_what_it_wrote_and_where(home: Home, tmp_path: Path):
    out = tmp_path / "导出"
    done = call("export", "--out", out, "--home", home.root, XIANJIE_LANG="zh")

    assert done.returncode == 0, done.stderr
    count = len(list((out / "csv").glob("*.csv")))
    assert done.stdout.startswith(f"已导出表和视图 {count} 个、")
    assert done.stdout.endswith(f"行：{out}\n")
    assert {file.name for file in out.iterdir()} == {
        "csv",
        "parquet",
        "data-dictionary.html",
        "data-dictionary.md",
        "datapackage.json",
    }


def test_without_a_published_file_the_exit_code_is_that_of_wrong_usage(tmp_path: Path):
    (tmp_path / "home" / "catalog").mkdir(parents=True)
    done = call("export", "--out", tmp_path / "out", "--home", tmp_path / "home")

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
