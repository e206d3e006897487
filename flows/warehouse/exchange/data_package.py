"""The description of exported tables: a Frictionless Data Package (`datapackage.json`)."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from flows.warehouse.dictionary.read_dictionary import ColumnEntry, Dictionary, RelationEntry
from flows.warehouse.views.code_words import domain_of

#: What a DuckDB type is called there; a type that is not listed is a mistake of this program.
_TYPES = {
    "VARCHAR": "string",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "DOUBLE": "number",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "datetime",
}


@dataclass(frozen=True)
class ExportedRelation:
    """One table or view that was written, with its two files."""

    entry: RelationEntry
    rows: int
    csv: Path
    parquet: Path


@dataclass(frozen=True)
class _Constraints:
    """The words that a coded column may hold."""

    enum: tuple[str | int, ...]


@dataclass(frozen=True)
class _Field:
    name: str
    type: str
    description: str
    constraints: _Constraints | None


@dataclass(frozen=True)
class _Schema:
    fields: tuple[_Field, ...]
    missingValues: tuple[str, ...] = ("",)  # noqa: N815 - the standard's spelling


@dataclass(frozen=True)
class _Resource:
    name: str
    type: str
    path: str
    format: str
    mediatype: str
    encoding: str | None
    description: str
    bytes: int
    hash: str
    schema: _Schema | None


def package_text(exported: list[ExportedRelation], dictionary: Dictionary, root: Path) -> str:
    """Return the package as JSON; paths are relative to `root`, the folder of the package.

    A CSV file is a table with a schema; the Parquet file of the same rows stands beside it as a
    file, so that its size and digest are checked without a Parquet reader.
    """
    tables = [_table(one, dictionary, root) for one in exported]
    files = [_file(one, root) for one in exported]
    package = {
        "name": "xianjie",
        "title": "已发布的库",
        "resources": [_plain(resource) for resource in (*tables, *files)],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _table(exported: ExportedRelation, dictionary: Dictionary, root: Path) -> _Resource:
    entry = exported.entry
    fields = tuple(_field(entry.name, column, dictionary) for column in entry.columns)
    return _Resource(
        name=entry.name,
        type="table",
        path=exported.csv.relative_to(root).as_posix(),
        format="csv",
        mediatype="text/csv",
        encoding="utf-8-sig",
        description=entry.comment,
        bytes=exported.csv.stat().st_size,
        hash=_digest(exported.csv),
        schema=_Schema(fields),
    )


def _file(exported: ExportedRelation, root: Path) -> _Resource:
    return _Resource(
        name=f"{exported.entry.name}-parquet",
        type="file",
        path=exported.parquet.relative_to(root).as_posix(),
        format="parquet",
        mediatype="application/vnd.apache.parquet",
        encoding=None,
        description=exported.entry.comment,
        bytes=exported.parquet.stat().st_size,
        hash=_digest(exported.parquet),
        schema=None,
    )


def _field(relation: str, column: ColumnEntry, dictionary: Dictionary) -> _Field:
    kind = _TYPES[column.data_type]
    domain = domain_of(relation, column.name)
    if domain is None:
        return _Field(column.name, kind, column.comment, None)
    codes = [one.code for one in dictionary.codes[domain] if one.code]
    words = tuple(int(code) if kind == "integer" else code for code in codes)
    return _Field(column.name, kind, column.comment, _Constraints(words))


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return f"sha256:{hashlib.file_digest(stream, 'sha256').hexdigest()}"


def _plain(resource: _Resource) -> dict[str, object]:
    """Return what JSON writes: nothing that is absent is named."""
    return asdict(resource, dict_factory=lambda pairs: {k: v for k, v in pairs if v is not None})
