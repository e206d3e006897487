"""A folder of declarations in, one checked catalogue out."""

import hashlib
from pathlib import Path
from typing import Any

from flows.catalog.agreement.catalog_agreement import check_catalog
from flows.catalog.declared_columns import TABLES
from flows.catalog.model import Catalog
from flows.catalog.policy import read_policy
from flows.catalog.read_table import Numbered, Problems, read_table
from flows.errors import DeclarationError


def load_catalog(folder: Path) -> Catalog:
    """Return the catalogue of a folder, or raise DeclarationError listing every problem."""
    if not folder.is_dir():
        raise DeclarationError(f"目录库不存在：{folder}；请放入 areas.csv 等文件后再运行")
    problems = Problems()
    tables = {name: read_table(folder, name, problems) for name in TABLES}
    policy, sentences = read_policy(folder / "policy.yml")
    problems.sentences += sentences
    check_catalog(tables, policy, problems)
    if problems.sentences:
        raise DeclarationError("\n".join(problems.sentences))
    return Catalog(
        version=digest_declarations(folder),
        policy=policy,
        **{name: tuple(_records(rows)) for name, rows in tables.items()},
    )


def digest_declarations(folder: Path) -> str:
    """Return twelve hex digits that change when any declaration does."""
    digest = hashlib.sha256()
    for file in sorted([*folder.glob("*.csv"), *folder.glob("policy.yml")]):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def _records(rows: list[Numbered]) -> list[Any]:
    return [row.record for row in rows]
