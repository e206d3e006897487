"""The papers of a county without any 镇 call its places by their own names, everywhere."""

import re
import zipfile
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from flows.catalog.load import load_catalog
from flows.forms import write_target_templates
from flows.paths import Home
from flows.period import Quarter
from flows.running.cadence_papers import write_quarter
from tests.commands.command_line import call
from tests.starting.small_county import begin_county, send_month
from tests.story.months import run_month

#: A task that each town falls short of: warnings, letters, charts and mails of towns.
TASK = {
    "forms": ["F3,绿化月报表,town,,town,areas_in_rows,monthly,5"],
    "measures": ["trees,植树株数,株,ytd,town,F3,,0,,yes,"],
    "indicators": [
        "TREE-01,植树任务,产业发展规划,二(四),,各乡（街道）,,,株,flow,at_least,town,sum,,trees,"
        ",,town,F3,monthly,,yes,,,,,,,1,"
    ],
    "targets_local": [
        "TREE-01,530999001000,2026,12000",
        "TREE-01,530999201000,2026,12000",
        "TREE-01,530999202000,2026,12000",
    ],
}
#: The home case's words; 乡镇 is what everybody calls the level between county and village.
FOREIGN = re.compile("(?<!乡)镇|衔接|白河|610929")
TEXT = re.compile(r">([^<>]+)<|\"([^\"]*)\"")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Three months and their quarter; 清水乡 keeps back a form of the last one."""
    home = Home(tmp_path_factory.mktemp("words") / "county")
    begin_county(home.root)
    for name, rows in TASK.items():
        with (home.catalog / f"{name}.csv").open("a", encoding="utf-8") as stream:
            stream.writelines(f"{row}\n" for row in rows)
    for period in ("2026-01", "2026-02", "2026-03"):
        send_month(home.root, period)
        if period == "2026-03":
            next(home.raw(period).glob("*清水乡人居*")).unlink()
        run_month(home, period)
    write_quarter(home, Quarter(2026, 1))
    write_target_templates(load_catalog(home.catalog), 2026, home.root / "templates")
    done = call("charts", "--month", "2026-03", "--all", "--svg", "--home", home.root)
    assert done.returncode == 0, done.stderr
    return home


def texts_of(file: Path) -> Iterator[str]:
    """Yield what can be read in a file: office files unpacked, mails decoded."""
    if file.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(file) as archive:
            for name in archive.namelist():
                if name.endswith(".xml"):
                    text = archive.read(name).decode("utf-8")
                    yield from (found for pair in TEXT.findall(text) for found in pair)
    elif file.suffix == ".eml":
        message = message_from_bytes(file.read_bytes(), policy=policy.default)
        yield str(message["Subject"])
        for part in message.walk():
            if part.get_content_maintype() == "text":
                yield part.get_content()
    elif file.suffix in (".html", ".csv", ".svg", ".js", ".json"):
        yield file.read_text("utf-8")


def test_no_word_of_the_home_case_is_in_any_output(home: Home):
    folders = [home.root / name for name in ("reports", "outbox", "templates")]
    files = [file for folder in folders for file in sorted(folder.rglob("*")) if file.is_file()]
    found = [
        (file.name, text[max(0, match.start() - 15) : match.end() + 15])
        for file in files
        for text in (file.name, *texts_of(file))
        for match in FOREIGN.finditer(text)
    ]

    suffixes = {".docx", ".xlsx", ".html", ".eml", ".csv", ".svg", ".js"}
    assert {file.suffix for file in files} >= suffixes
    assert found == []


def test_the_words_of_a_drawn_chart_can_be_searched(home: Home):
    """A chart's words are outlines; each is written beside its outline as a comment."""
    chart = home.reports("2026-03") / "more-charts" / "bullet-TREE-01.svg"
    words = "".join(re.findall(r"<!-- (.*?) -->", next(texts_of(chart))))

    assert [one for one in ("河口街道", "清水乡", "至本月底应达到") if one not in words] == []


def test_the_papers_say_whom_they_mean(home: Home):
    reports = home.root / "reports"
    bulletin = "".join(texts_of(reports / "2026-03" / "bulletin.docx"))
    quarter = "".join(texts_of(reports / "2026-Q1" / "quarterly.docx"))
    letters = {file.name.split("-")[-1]: file for file in (reports / "2026-01").rglob("*函-*.docx")}

    for paper in (bulletin, quarter):
        assert "各乡人民政府、各街道办事处，县直有关部门：" in paper
    assert "3个乡（街道）均有计划目标预警或缺数。" in bulletin
    assert "涉及3个乡（街道）" in bulletin
    assert "你街道有1项指标未达到序时进度" in "".join(texts_of(letters["河口街道.docx"]))
    assert "清水乡人民政府：" in "".join(texts_of(letters["清水乡.docx"]))
