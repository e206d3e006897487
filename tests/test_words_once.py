"""One word, one truth: what is in flows/wording.py or in the catalogue is typed nowhere else."""

import csv
import re
from pathlib import Path

from flows import wording
from flows.paths import PROJECT
from tests.source_code import FLOWS, MODULES, name_of, numbers_of, texts_of

TABLES = [
    table for name, table in vars(wording).items() if name.isupper() and isinstance(table, dict)
]
WORDS = {
    word for table in TABLES for word in table.values() if re.search(r"[\u4e00-\u9fff]{2}", word)
}
#: Words that earlier versions used for the three classes of findings.
RETIRED = re.compile(r"(?<!必)须改正|需改正|请核实")
ASSETS = [
    file
    for file in sorted(FLOWS.rglob("*"))
    if file.suffix in (".html", ".js", ".txt", ".sql", ".css") and file.parent.name != "font"
]


def quoted_in(asset: Path) -> set[str]:
    """Return the quoted texts and the texts between tags of an asset."""
    text = re.sub(r"^comment on .*$", "", asset.read_text("utf-8"), flags=re.MULTILINE)
    parts = re.findall(r"\"([^\"\n]*)\"|'([^'\n]*)'|>([^<>{}\n]*)<", text)
    return {part.strip() for group in parts for part in group}


def test_no_word_of_the_tables_is_typed_elsewhere():
    typed = [
        f"{name_of(file)}: {word}"
        for file in MODULES
        if file.name != "wording.py"
        for word in WORDS & set(texts_of(file))
    ]
    typed += [f"{name_of(file)}: {word}" for file in ASSETS for word in WORDS & quoted_in(file)]

    assert sorted(typed) == []


def test_findings_have_one_vocabulary():
    old = [name_of(file) for file in MODULES if any(map(RETIRED.search, texts_of(file)))]
    old += [name_of(file) for file in ASSETS if RETIRED.search(file.read_text("utf-8"))]

    assert sorted(old) == []


def column(file: str, *names: str) -> set[str]:
    text = (PROJECT / "data" / "catalog" / file).read_text("utf-8-sig")
    return {row[name] for row in csv.DictReader(text.splitlines()) for name in names}


def years_of_the_plans() -> set[str]:
    first, last = column("plans.csv", "base_year"), column("plans.csv", "last_year")
    return {str(year) for year in range(int(min(first)), int(max(last)) + 1)}


def test_nothing_of_the_home_case_is_in_the_code():
    years = years_of_the_plans()
    typed = re.compile(rf"(?<![\d/_u])({'|'.join(sorted(years))})(?!\d)")
    own = column("areas.csv", "area_code", "name")
    own |= column("indicators.csv", "indicator_code", "name", "lead_unit")
    own |= column("measures.csv", "measure_code", "name") | column("forms.csv", "form", "name")
    own -= {"各镇"}  # the word of the catalogue for all towns as lead unit (contract.md)
    found = []
    for file in MODULES:
        if "simulate" in file.parts:
            continue
        texts = set(texts_of(file))
        found += [f"{name_of(file)}: {text}" for text in sorted(texts & own)]
        found += [f"{name_of(file)}: {text}" for text in texts if typed.search(text)]
        found += [
            f"{name_of(file)}: {number:g}" for number in numbers_of(file) if 2000 < number < 2040
        ]
    for file in ASSETS:
        text = re.sub(r"--.*|/\*.*?\*/", "", file.read_text("utf-8"))
        found += [f"{name_of(file)}: {year}" for year in set(typed.findall(text))]

    assert sorted(found) == []
