"""Commands that record what a person decided."""

import shutil
from pathlib import Path

from flows.catalog.load import load_catalog
from flows.catalog.records import LocalTarget
from flows.paths import Home
from tests.commands.command_line import call


def test_an_accepted_alias_is_read_by_the_next_run(home: Home):
    arguments = ("清风大社区", "610929100002", "--author", "县乡村振兴局", "--home", home.root)
    done = call("alias", "add", *arguments)
    again = call("alias", "add", *arguments)
    sheet = home.root / "alias.csv"
    sheet.write_text(
        "白河县城关镇农村人居环境整治月报表（2022年6月）,\n村（社区）,自然村总数\n清风大社区,5\n",
        "utf-8",
    )
    checked = call("check", sheet, "--month", "2022-06", "--home", home.root)

    assert done.returncode == 0
    assert again.returncode == 2
    assert "清风大社区" not in checked.stdout


def test_an_answer_to_no_letter_is_wrong_usage(home: Home):
    done = call("letters", "answer", "1号", "x", "--on", "2022-07-15", "--home", home.root)

    assert done.returncode == 2


def test_a_drafted_year_is_adopted_once_with_its_document(home: Home, tmp_path: Path):
    drafted = call("targets", "propose", "--year", "2023", "--out", tmp_path, "--home", home.root)
    county = Home(tmp_path / "county")
    shutil.copytree(home.catalog, county.catalog)
    (book,) = tmp_path.glob("*.xlsx")
    approval = ("--document", "某发〔2022〕3号", "--date", "2022-12-20", "--approver", "常务会议")
    adopted, again = (
        call("targets", "import", book, *approval, "--home", county.root) for _ in range(2)
    )
    before = {(one.indicator_code, one.area_code) for one in catalog_of(home) if one.year == 2023}
    added = [one for one in catalog_of(county) if one.year == 2023]

    assert (drafted.returncode, adopted.returncode, again.returncode) == (0, 0, 0)
    assert not before
    assert len(added) > 100
    assert {(one.document, one.revised_on, one.approver) for one in added} == {
        ("某发〔2022〕3号", "2022-12-20", "常务会议")
    }
    assert all(round(one.value, 4) == one.value for one in added)
    assert again.stdout.startswith("0 targets")


def catalog_of(home: Home) -> tuple[LocalTarget, ...]:
    return load_catalog(home.catalog).targets_local
