"""The page of names that others rely on says all commands and all columns, and no others."""

import re

import pytest
import typer

from flows.commands.main import app
from flows.paths import PROJECT
from flows.terminal.speaking import commands_of

CONTRACT = (PROJECT / "docs" / "contract.md").read_text("utf-8")
DICTIONARY = (PROJECT / "docs" / "data-dictionary.md").read_text("utf-8")
COMMANDS = [" ".join(path) for path, _ in commands_of(typer.main.get_command(app))]  # type: ignore[arg-type]
GROUPS = {path.split()[0] for path in COMMANDS if " " in path}
#: `name(column, column)`; a list with … says which columns it leaves to another table.
TABLES = {
    name: [column.strip() for column in columns.split(",")]
    for name, columns in re.findall(r"`(\w+)\(([a-z0-9_,\s]+)\)`", CONTRACT)
}


def columns_of(table: str) -> list[str]:
    part = DICTIONARY.split(f"\n### {table}\n", 1)[1].split("\n### ", 1)[0]
    return re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE)


@pytest.mark.parametrize("command", sorted(set(COMMANDS) - GROUPS - {""}))
def test_every_command_stands_on_the_page(command: str):
    section = CONTRACT.split("## Folders")[0]

    assert re.search(rf"`(?:xianjie )?{command}[ `]", section)


@pytest.mark.parametrize("table", sorted(TABLES))
def test_a_table_on_the_page_has_these_columns(table: str):
    assert sorted(TABLES[table]) == sorted(columns_of(table))
