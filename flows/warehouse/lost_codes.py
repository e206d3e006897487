"""Codes that have disappeared from the catalogue while the warehouse has figures of them."""

import duckdb

from flows.catalog.model import Catalog
from flows.errors import DeclarationError
from flows.warehouse.frames import fetch
from flows.warehouse.sql_texts import read_sql


def refuse_lost_codes(connection: duckdb.DuckDBPyConnection, catalog: Catalog) -> None:
    """Raise DeclarationError naming every area, measure and indicator that has disappeared.

    Without its line the past months of such a code would change silently.
    """
    codes: dict[str, object] = {
        "measures": [row.measure_code for row in catalog.measures],
        "areas": [row.area_code for row in catalog.areas],
        "indicators": [row.indicator_code for row in catalog.indicators],
    }
    lost = fetch(connection, read_sql("lost_codes"), codes)
    if lost:
        raise DeclarationError(
            "\n".join(
                f"{file}：缺少“{code}”，而数据库中已有它的 {figures} 个数（{first} 至 {last}）；"
                "请恢复这一行，已有的代码不能删除或改写；不再使用的指标、数据元请填写 retired，"
                "撤并的乡镇、村请填写 valid_to"
                for file, code, figures, first, last in lost
            )
        )
