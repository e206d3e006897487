"""The page of operation names every setting with its default."""

import re

import pytest

from flows.paths import PROJECT
from flows.settings import Settings

PAGE = (PROJECT / "docs" / "operations.md").read_text("utf-8")
ROWS = {
    key: default.strip()
    for keys, default in re.findall(r"^\| (`[^|]+`) \| ([^|]*) \|", PAGE, re.MULTILINE)
    for key in re.findall(r"`([\w.*]+)`", keys)
}
#: Said in one line for all, or only as an environment variable.
ELSEWHERE = {"limits", "robots"}
SECRET = {"smtp.password", "imap.password"}
TABLES = ("smtp", "imap", "schedule", "retention")
NESTED = {table: type(getattr(Settings(), table)).model_fields for table in TABLES}
KEYS = [
    *(name for name in Settings.model_fields if name not in (*TABLES, *ELSEWHERE)),
    *(f"{table}.{name}" for table, names in NESTED.items() for name in names),
]


@pytest.mark.parametrize("key", [one for one in KEYS if one not in SECRET])
def test_a_setting_stands_on_the_page(key: str):
    assert key in ROWS


def test_the_page_names_no_default_of_what_must_be_set():
    assert Settings.model_fields["office"].default == ""
    assert ROWS["office"] == "none, required"
    assert ROWS["smtp.sender"] == Settings().smtp.sender
