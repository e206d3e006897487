"""The commands of the documents as a reader meets them, and how each is filled in to be run."""

import re
from dataclasses import dataclass

from flows.paths import PROJECT

#: The handbooks are run in their order by tests/analysts/test_readers_documents.py.
_HANDBOOKS = ("clerks", "officers")
PAGES = [page for page in sorted((PROJECT / "docs").glob("*.md")) if page.stem not in _HANDBOOKS]

#: Commands that no test home can run, by their beginning, and why; their options exist.
NOT_HERE = {
    "xianjie serve": "it keeps running; tests/test_serve.py starts its schedules",
    "xianjie demo": "eighteen months; `make demo` and tests/simulate run it",
    "xianjie fetch-mail": "it needs a mailbox; tests/mail_in runs it against one",
    "xianjie catch-up": "it runs every month up to today; tests/running/test_missed_months.py",
    "xianjie province --month 2022-06 --homes counties/* --dask tcp://HOST:8786": "a cluster",
    "xianjie targets import": "it needs an approved workbook; tests/forms fills one",
    "sudo ": "it needs root",
    "systemctl": "it needs root",
    "schtasks": "it needs Windows",
    "docker": "it needs a Docker daemon",
    "prefect ": "it needs a server that stays; tests/test_deployments.py reads prefect.yaml",
    "export PREFECT": "it belongs to the server",
    "dask ": "it needs a cluster",
    "pip install": "it needs a package registry",
    "duckdb ": "the DuckDB command line is not among the dependencies",
    "frictionless": "tests/analysts validates the package by its library",
    "make ": "it sets the project up; CI runs it",
    "XIANJIE_OLD_DUCKDB": "it needs a Python with an older DuckDB",
    "python -m": "tests/starting and tests/warehouse/dictionary compare what it prints",
}

COUNTY = "--county 示例县 --code 530999 --years 2026-2030 --office 示例县乡村振兴局"
#: Where a page names a command without what it must have, what stands behind it here.
COMPLETED = {
    "xianjie alias add": "冷水镇政府 610929101000 --author 数据员",
    "xianjie annual": "--year 2021",
    "xianjie assess": "--month 2022-06 --as-of 2022-07-20",
    "xianjie backfill": "--from 2022-06 --to 2022-06",
    "xianjie check": "FILE",
    "xianjie init": "NEW " + COUNTY,
    "xianjie init --areas": "LIST NEW " + COUNTY,
    "xianjie mails settle": "--all --not-sent",
    "xianjie quarterly": "--quarter 2022-Q2",
    "xianjie restore": "--from FILE",
    "xianjie run": "--month 2022-06",
    "xianjie run --send": "--month 2022-06",
    "xianjie sql": '"select 1"',
    "xianjie status": "--month 2022-06",
    "xianjie templates": "--month 2022-06 --out DIR",
    "xianjie templates --targets 2022 --out 模板": "",
    "xianjie tidy": "FILE",
}

#: What stands for the words that a reader replaces; FILE, DIR and NUMBER depend on the command.
PLACEHOLDERS = (
    ("YYYYH1", "2022H1"),
    ("YYYY-MM-DD", "2022-03-01"),
    ("YYYY-Qn", "2022-Q2"),
    ("--from YYYY-MM --to YYYY-MM", "--from 2022-05 --to 2022-06"),
    ("YYYY-MM", "2022-06"),
    ("--year YYYY", "--year 2021"),
    ("--year Y", "--year 2023"),
    ("--seed N", "--seed 7"),
    ("--homes DIR…", "--homes counties/*"),
    ("--out DIR", "--out 导出"),
    ("--policy FILE", "--policy strict.yml"),
    ("ADDRESS\\|local", "local"),
    ("CODE\\|--all", "ECO-01"),
    ("growth\\|symbols", "growth"),
    ("growth|symbols", "growth"),
    ("--office NAME", "--office 省乡村振兴局"),
    ("--form FORM", "--form T1"),
    ("--area AREA", "--area 茅坪镇"),
    ("--level LEVEL", "--level town"),
    ("INDICATOR AREA", "ECO-01 城关镇"),
    ("--until DAY", "--until 2022-08-10"),
    ("--on DAY", "--on 2022-07-13"),
    ("--approver WHO", "--approver 县政府"),
    ("--document NUMBER", "--document 示函〔2022〕1号"),
    ("--reason WHY", "--reason 补报"),
    ("--reason …", "--reason 补报"),
    (" TEXT ", " 已整改 "),
    ("报表.xlsx", "FILE"),
)
#: A part in brackets may be left out; the dask cluster of these needs another machine.
_OPTIONAL = re.compile(r" \[(--dask )?[^\]]*\]")


_PROGRAMS = (
    "xianjie |make |prefect |docker |python -m |systemctl |schtasks |"
    "duckdb -|frictionless |pip |dask "
)
_SPAN = re.compile(rf"`((?:[A-Z_]+=\S+ )?(?:{_PROGRAMS})[^`\n]+)`")


@dataclass(frozen=True)
class PageCommand:
    """One command as a page writes it."""

    page: str
    text: str

    @property
    def why_not(self) -> str:
        """Return why it cannot run in a test home; nothing for one that can."""
        found = (why for begin, why in NOT_HERE.items() if self.text.startswith(begin))
        return next(found, "")


def page_commands() -> list[PageCommand]:
    """Return each command of the pages once: lines of blocks, code spans that begin like one."""
    found: dict[str, PageCommand] = {}
    for page in PAGES:
        blocks, rest = _split(page.read_text("utf-8"))
        for line in (*blocks, *_SPAN.findall(rest)):
            command = line.partition("  #")[0].strip()
            if command:
                found.setdefault(command, PageCommand(page.name, command))
    return list(found.values())


def _split(text: str) -> tuple[list[str], str]:
    """Return the lines of the blocks of commands, and the text outside all blocks."""
    commands, outside, language = [], [], None
    for line in text.splitlines():
        if line.startswith("```"):
            language = line.removeprefix("```") if language is None else None
        elif language is None:
            outside.append(line)
        elif language in ("", "console"):
            commands.append(line)
    return commands, "\n".join(outside)


def filled(command: str) -> str:
    """Return a command with a value for each placeholder; FILE and NUMBER are left."""
    command = f"{command} {COMPLETED.get(command, '')}".strip()
    command = re.sub(r"\[(--(?:seed|policy|send)[^\]]*)\]", r"\1", command)
    command = _OPTIONAL.sub("", command)
    for placeholder, value in PLACEHOLDERS:
        command = command.replace(placeholder, value)
    return command
