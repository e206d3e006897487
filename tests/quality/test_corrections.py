"""A declared correction changes the cell it names, and only while it still fits."""

import shutil

from flows.catalog.load import load_catalog
from flows.paths import PROJECT
from flows.quality.corrections import apply_corrections
from tests.quality.example import VILLAGES, batch_of, cell, reading
from tests.quality.judged import NATURAL


def with_correction(tmp_path, line: str):
    shutil.copytree(PROJECT / "data" / "catalog", tmp_path, dirs_exist_ok=True)
    header = (
        "file,sheet,cell,measure_code,area_code,period,action,expected,value,reason,author,date\n"
    )
    (tmp_path / "corrections.csv").write_text(header + line + "\n", "utf-8")
    return load_catalog(tmp_path)


def test_a_declared_correction_replaces_the_value_and_shows_who_and_why(tmp_path):
    line = (
        f"a.xlsx,,C4,{NATURAL},{VILLAGES[0]},2022-06,replace,50,5,多写一个0,县乡村振兴局,2022-07-05"
    )
    catalog = with_correction(tmp_path, line)
    batch = apply_corrections(batch_of(reading(cell(NATURAL, 50.0, "C4"))), catalog)

    assert batch.cells["value"].tolist() == [5.0]
    assert batch.cells["correction"].tolist() == ["多写一个0（县乡村振兴局，2022-07-05）"]
    assert batch.findings.empty


def test_a_correction_that_no_longer_matches_is_reported_and_not_applied(tmp_path):
    line = (
        f"a.xlsx,,C4,{NATURAL},{VILLAGES[0]},2022-06,replace,50,5,多写一个0,县乡村振兴局,2022-07-05"
    )
    catalog = with_correction(tmp_path, line)
    batch = apply_corrections(batch_of(reading(cell(NATURAL, 51.0, "C4"))), catalog)

    assert batch.cells["value"].tolist() == [51.0]
    assert batch.findings["code"].tolist() == ["correction_unmatched"]


def test_a_correction_that_drops_a_cell_leaves_it_blank(tmp_path):
    line = f"a.xlsx,,C4,{NATURAL},{VILLAGES[0]},2022-06,drop,,,重复填报,县乡村振兴局,2022-07-05"
    catalog = with_correction(tmp_path, line)
    batch = apply_corrections(batch_of(reading(cell(NATURAL, 50.0, "C4"))), catalog)

    assert batch.cells["state"].tolist() == ["blank"]
    assert batch.cells["value"].isna().all()
