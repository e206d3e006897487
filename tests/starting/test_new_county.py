"""A new county's folder: every file with its columns explained and one example."""

from pathlib import Path

import pytest

from flows.catalog.load import load_catalog
from flows.errors import DeclarationError, UsageError
from flows.paths import Home
from flows.settings import load_settings, load_signed_settings
from flows.starting.new_county import make_county, parse_county
from tests.starting.small_county import CODE, NAME, OFFICE, declare


def begin(root: Path, office: str = OFFICE) -> list[Path]:
    return make_county(root, parse_county(NAME, CODE, "2026-2030", office))


def test_every_file_has_a_header_a_meaning_and_an_example(tmp_path: Path):
    files = begin(tmp_path)

    for file in files:
        if file.suffix == ".csv":
            lines = file.read_text("utf-8-sig").splitlines()
            assert lines[1].lstrip('"').startswith("# 说明："), file
            assert lines[2].lstrip('"').startswith("# "), file
    assert {file.name for file in files} >= {"plans.csv", "policy.yml", "settings.toml"}


def test_examples_become_declarations_when_their_mark_is_taken_off(tmp_path: Path):
    begin(tmp_path)
    folder = tmp_path / "catalog"
    for name in ("plans", "areas", "forms", "indicators", "targets"):
        file = folder / f"{name}.csv"
        header, _, example, *rest = file.read_text("utf-8-sig").splitlines()
        file.write_text("\n".join([header, example.replace("# ", "", 1), *rest]), "utf-8")

    with pytest.raises(DeclarationError) as error:
        load_catalog(folder)
    # What is left are references to declarations that are still to be written.
    assert "清水村的上级应为 town 级区划" in str(error.value)
    assert "households_sanitary_toilet”不在 measures.csv 中" in str(error.value)
    assert "缺少列" not in str(error.value)


def test_comments_are_no_declarations(tmp_path: Path):
    begin(tmp_path)

    with pytest.raises(DeclarationError) as error:
        load_catalog(tmp_path / "catalog")
    assert str(error.value).splitlines() == [
        "plans.csv：没有一行可用的内容",
        "forms.csv：没有一行可用的内容",
        "measures.csv：没有一行可用的内容",
        "indicators.csv：没有一行可用的内容",
    ]


def test_an_existing_folder_is_left_as_it_is(tmp_path: Path):
    begin(tmp_path)
    declare(tmp_path)
    before = (tmp_path / "catalog" / "plans.csv").read_bytes()

    with pytest.raises(UsageError, match="already holds catalog/plans.csv"):
        begin(tmp_path)
    assert (tmp_path / "catalog" / "plans.csv").read_bytes() == before


def test_the_office_that_signs_must_be_named_before_a_run(tmp_path: Path):
    begin(tmp_path, office="")

    assert load_settings(Home(tmp_path)).office == ""
    with pytest.raises(DeclarationError, match="office is not set"):
        load_signed_settings(Home(tmp_path))


@pytest.mark.parametrize(
    ("name", "code", "years"),
    [("县", "5309", "2026-2030"), ("县", "530999", "2030-2026"), (" ", "530999", "2026-2030")],
)
def test_a_county_that_cannot_be_is_refused(name: str, code: str, years: str):
    with pytest.raises(UsageError):
        parse_county(name, code, years, OFFICE)
