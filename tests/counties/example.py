"""Small counties, each with its own code and figures, and partitions made of literal rows."""

from pathlib import Path

import duckdb

from flows.counties.partitions import partition
from tests.starting.small_county import CODE, NAME, begin_county, send_month

PERIOD = "2026-03"


def make_county(folder: Path, number: int) -> Path:
    """A small county of its own: 530991 示例1县 and so on, with the forms of the month."""
    begin_county(folder)
    for file in (folder / "catalog").glob("*.csv"):
        text = file.read_text("utf-8")
        own = text.replace(CODE, f"53099{number}").replace(NAME, f"示例{number}县")
        file.write_text(own, "utf-8")
    settings = folder / "settings.toml"
    settings.write_text("workers = 1\npdf = false\n" + settings.read_text("utf-8"), "utf-8")
    send_month(folder, PERIOD)
    return folder


INDICATOR = {
    "county": "A",
    "period": PERIOD,
    "indicator_code": "R1",
    "name": "卫生厕所普及率",
    "unit": "%",
    "kind": "rate",
    "direction": "at_least",
    "importance": 1.0,
    "points": 1.0,
    "actual": 50.0,
    "numerator": 50.0,
    "denominator": 100.0,
    "target": 80.0,
    "is_reference": False,
    "expected": 40.0,
    "shortfall": 0.0,
    "coverage": 1.0,
    "status": "green",
}
MATTER = {
    "county": "A",
    "period": PERIOD,
    "position": 1,
    "indicator_code": "R1",
    "name": "卫生厕所普及率",
    "level": 2,
    "months": 3,
    "shortfall": 0.2,
    "towns": 1,
}
STANDING = {
    "county": "A",
    "name": "甲县",
    "period": PERIOD,
    "forms_due": 4,
    "forms_received": 4,
    "forms_on_time": 3,
    "to_correct": 0,
}


def put(out: Path, county: str, indicators=(), matters=(), **standing) -> None:
    """Write a county's partitions: each row the example's with these changes."""
    tables = {
        "indicators": [INDICATOR | {"county": county} | row for row in indicators],
        "matters": [MATTER | {"county": county} | row for row in matters],
        "standing": [STANDING | {"county": county, "name": f"{county}县"} | standing],
    }
    examples = {"indicators": INDICATOR, "matters": MATTER, "standing": STANDING}
    for table, rows in tables.items():
        file = partition(out, table, county, PERIOD)
        file.parent.mkdir(parents=True)
        with duckdb.connect() as connection:
            columns = ", ".join(f"{name} {_type(value)}" for name, value in examples[table].items())
            connection.execute(f"create table made ({columns})")
            for row in rows:
                marks = ", ".join(f"${name}" for name in row)
                connection.execute(f"insert into made values ({marks})", row)
            connection.table("made").write_parquet(str(file))


def _type(value: object) -> str:
    return {bool: "boolean", int: "integer", float: "double"}.get(type(value), "varchar")
