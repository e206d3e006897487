"""Every command answers, and its exit code says how it went."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from flows.commands import main as command_line
from flows.paths import Home
from tests.commands.command_line import call

COMMANDS = [
    (),
    *(
        (name,)
        for name in (
            "run",
            "backfill",
            "demo",
            "check",
            "tidy",
            "templates",
            "status",
            "sql",
            "doctor",
            "serve",
        )
    ),
    ("catalog", "check"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help(command: tuple[str, ...]):
    done = call(*command, "--help")

    assert done.returncode == 0
    assert "Usage" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("run",),
        ("run", "--month", "2022-13"),
        ("run", "--month", "June"),
        ("nonsense",),
        ("check", "nowhere.xlsx"),
        ("templates", "--out", "x"),
        ("sql", "select 1", "--format", "xml"),
    ],
)
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...]):
    done = call(*arguments)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_missing_catalogue_ends_with_3_and_one_sentence(tmp_path: Path):
    done = call("catalog", "check", "--home", tmp_path)

    assert done.returncode == 3
    assert done.stderr.startswith("xianjie: 目录库不存在")
    assert "Traceback" not in done.stderr


def test_a_run_in_a_folder_without_catalogue_says_that_first(tmp_path: Path):
    done = call("run", "--month", "2022-06", "--home", tmp_path / "nowhere")

    assert done.returncode == 3
    assert done.stderr.startswith("xianjie: 目录库不存在")


def test_a_month_to_come_without_any_file_is_taken_for_mistyped(home: Home):
    """Before, 2202-06 judged 180 years of missing months and reminded everybody of them."""
    for command in (("run", "--month"), ("backfill", "--from", "2022-06", "--to")):
        done = call(*command, "9202-06", "--home", home.root)

        assert (done.returncode, "9202-06 has not begun" in done.stderr) == (2, True)
    assert not home.reports("9202-06").exists()


def test_a_reader_of_the_output_who_has_gone_ends_it_without_a_word(home: Home):
    command = [sys.executable, "-c", "from flows.commands.main import main; main()"]
    query = "select * from observations, range(20)"
    with subprocess.Popen(
        [*command, "sql", query, "--format", "csv", "--home", str(home.root)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()

    assert (process.returncode, told) == (5, b"")


def test_a_question_without_an_answer_is_wrong_usage(tmp_path: Path):
    """1 would say that the command was done."""
    done = call("init", tmp_path / "new", "--code", "530999")

    assert (done.returncode, (tmp_path / "new").exists()) == (2, False)


def test_the_catalogue_of_the_checkout_is_good():
    done = call("catalog", "check")

    assert (done.returncode, done.stderr) == (0, "")
    assert "262 indicators" in done.stdout


def test_sending_without_a_mail_server_stops_before_anything_is_done(home: Home):
    done = call("run", "--month", "2022-06", "--send", "--home", home.root)

    assert done.returncode == 3
    assert "mail server" in done.stderr


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (duckdb.IOException("IO Error: Could not read enough bytes\nAdvice"), 5, "enough bytes"),
        (duckdb.Error("Corrupt database file: computed checksum"), 5, "Corrupt database"),
        (duckdb.BinderException("Binder Error: no column x"), 70, "this is a bug"),
    ],
)
def test_a_damaged_file_ends_with_5_and_one_sentence_a_bug_with_70(
    error: duckdb.Error,
    code: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    def fail() -> None:
        raise error

    monkeypatch.setattr(command_line, "speaking_command", lambda _: lambda **_: fail())
    # Not `main`: with it this very process would end.
    ended = command_line._call()
    lines = capsys.readouterr().err.splitlines()

    assert ended == code
    assert said in lines[-1]
    assert (len(lines) == 1) is (code == 5)


def _run(code: str, **streams: int) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=not streams, text=True, check=False, **streams
    )


def test_the_process_ends_after_every_other_exit_handler_with_the_codes_of_the_command():
    done = _run(
        "import atexit\n"
        "from flows.commands import main\n"
        "def command():\n"
        "    atexit.register(print, 'handler')\n"
        "    print('said')\n"
        "    return 3\n"
        "main._call = command\n"
        "main.main()\n"
    )

    assert (done.returncode, done.stdout, done.stderr) == (3, "said\nhandler\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_output_that_finds_no_room_is_no_success():
    code = (
        "import sys\n"
        "from flows.commands.main import main\n"
        "sys.argv = ['xianjie', '--version']\n"
        "main()\n"
    )
    with Path("/dev/full").open("wb") as full:
        done = _run(code, stdout=full.fileno())

    assert done.returncode == 5
