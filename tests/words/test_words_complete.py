"""The table of words has every message that the program says, in both languages, and no other."""

import ast
import csv
import re
import string
from collections import Counter

import pytest
import typer
from typer.core import TyperGroup

from flows import errors
from flows.commands.main import app
from flows.paths import PROJECT, Home
from flows.running.summary import where_to_look
from flows.terminal.command_purposes import PURPOSES
from flows.terminal.speaking import commands_of
from flows.words.sentence import words
from tests.source_code import MODULES, name_of, tree_of

CHINESE = re.compile("[\u4e00-\u9fff]")
#: Texts of which one language is a mark, a name or a bare number.
SAME_IN_BOTH = {
    "doctor.line", "doctor.python", "error.disk", "run.group", "run.place", "tidy.joint",
    "tidy.line", "wrong.key",
}  # fmt: skip
#: English that shows the Chinese word which is looked for on paper.
WITH_CHINESE = {
    "demo.end", "error.no_letter", "help.letters.release", "option.addressee",
    "prompt.county", "prompt.office",
}  # fmt: skip
HELP_OF_COMMANDS = {
    ".".join(["help", *path]): command
    for path, command in commands_of(typer.main.get_command(app))  # type: ignore[arg-type]
}
COMMANDS_IN_HELP = {name for names in PURPOSES.values() for name in names}


def said_keys() -> set[str]:
    """Return the message ids that the program names in its text."""
    found: set[str] = set()
    for module in MODULES:
        tree = tree_of(module)
        if not imports_words(tree):
            found |= texts_like_ids(tree)
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                first = node.args[0] if node.args else None
                if node.func.id in ("say", "sentence") and isinstance(first, ast.Constant):
                    found.add(str(first.value))
        found |= texts_like_ids(tree)
    return found


def imports_words(tree: ast.Module) -> bool:
    return any(
        isinstance(node, ast.ImportFrom) and node.module == "flows.words.sentence"
        for node in ast.walk(tree)
    )


def texts_like_ids(tree: ast.Module) -> set[str]:
    """Return `help="option.x"` and what the tables of speaking.py name."""
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"(option|prompt|kind|wrong)\.\w+", node.value)
    }


def named_at_run_time() -> set[str]:
    """Return the ids of the families: commands, stages of a run, its places, table heads."""
    monthly = (PROJECT / "flows" / "monthly.py").read_text("utf-8")
    stages = {name.replace(" ", "_") for name in re.findall(r'clock\.stage\("([^"]+)"\)', monthly)}
    places = where_to_look(Home(PROJECT), "2022-06")
    return {
        *HELP_OF_COMMANDS,
        *(f"stage.{name}" for name in stages),
        *(f"place.{name}" for name in places),
        *(f"group.{name}" for name in ("all", "plan", "kind")),
        *(f"purpose.{name}" for name in PURPOSES),
        *(key for name in COMMANDS_IN_HELP if (key := f"brief.{name}") in words()),
    }


def test_every_message_has_its_id_alone():
    with (PROJECT / "flows" / "words" / "words.csv").open(encoding="utf-8", newline="") as table:
        ids = Counter(row["id"] for row in csv.DictReader(table))

    assert [name for name, times in ids.items() if times > 1] == []


def test_every_message_is_in_the_table_and_nothing_else():
    table = {key for key in words() if not key.startswith("column.")}

    assert table == said_keys() | named_at_run_time()


@pytest.mark.parametrize("key", sorted(words()))
def test_a_message_has_both_languages_with_the_same_values(key: str):
    english, chinese = words()[key]["en"], words()[key]["zh"]

    assert english and chinese
    assert fields_of(english) == fields_of(chinese)
    assert CHINESE.search(chinese) or key in SAME_IN_BOTH
    assert key in WITH_CHINESE or not CHINESE.search(english)


def test_an_error_in_one_language_is_a_sentence_about_declarations_or_files():
    """They are Chinese like findings; all other errors are messages of the table."""
    english = [
        f"{name_of(module)}: {ast.unparse(node.exc)}"
        for module in MODULES
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and is_plain(node.exc)
    ]

    assert english == []


def is_plain(call: ast.Call) -> bool:
    """Return whether one of our errors is raised with a text typed without Chinese."""
    kinds = {kind.__name__ for kind in (errors.MonitorError, *errors.MonitorError.__subclasses__())}
    text = call.args[0] if call.args else None
    return (
        ast.unparse(call.func) in kinds
        and isinstance(text, ast.JoinedStr | ast.Constant)
        and not re.search("[\u4e00-\u9fff：]", ast.unparse(text))
    )


def fields_of(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", sorted(HELP_OF_COMMANDS))
def test_every_option_of_every_command_has_a_text(key: str):
    command = HELP_OF_COMMANDS[key]
    own = [one for one in command.params if "completion" not in str(one.name)]

    assert isinstance(command, TyperGroup) or command.callback is not None
    assert {str(one.help) for one in own} <= set(words())  # type: ignore[attr-defined]
