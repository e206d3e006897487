import hashlib
import json
from pathlib import Path

import pytest

from flows.warehouse.dictionary.read_dictionary import (
    CodeEntry,
    ColumnEntry,
    Dictionary,
    RelationEntry,
)
from flows.warehouse.exchange.data_package import ExportedRelation, package_text

ENTRY = RelationEntry(
    "indicators",
    False,
    "指标",
    (ColumnEntry("path", "VARCHAR", "进度方式"), ColumnEntry("tolerance", "DOUBLE", "容许幅度")),
)
WORDS = Dictionary((ENTRY,), {"path": (CodeEntry("", "逐步推进"), CodeEntry("at_due", "到期"))})


def exported_to(folder: Path, entry: RelationEntry) -> ExportedRelation:
    for name in ("a.csv", "a.parquet"):
        (folder / name).write_bytes(name.encode())
    return ExportedRelation(entry, 1, folder / "a.csv", folder / "a.parquet")


def test_a_table_is_described_with_its_words_and_its_parquet_file_with_its_digest(tmp_path: Path):
    package = json.loads(package_text([exported_to(tmp_path, ENTRY)], WORDS, tmp_path))

    table, file = package["resources"]
    assert table["schema"] == {
        "fields": [
            {
                "name": "path",
                "type": "string",
                "description": "进度方式",
                "constraints": {"enum": ["at_due"]},
            },
            {"name": "tolerance", "type": "number", "description": "容许幅度"},
        ],
        "missingValues": [""],
    }
    assert (table["name"], table["path"], table["bytes"]) == ("indicators", "a.csv", 5)
    assert file == {
        "name": "indicators-parquet",
        "type": "file",
        "path": "a.parquet",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "description": "指标",
        "bytes": 9,
        "hash": f"sha256:{hashlib.sha256(b'a.parquet').hexdigest()}",
    }


def test_a_type_without_a_name_in_the_standard_is_a_mistake_of_the_program(tmp_path: Path):
    entry = RelationEntry("t", False, "表", (ColumnEntry("a", "HUGEINT", "数"),))

    with pytest.raises(KeyError):
        package_text([exported_to(tmp_path, entry)], WORDS, tmp_path)
