"""The page's files: texts of others stay texts, months know each other, nothing is left over."""

import json
from dataclasses import replace

import pytest

from flows.report.page.conflict_lines import conflict_lines
from flows.report.page.scripts import number, write_script
from flows.report.page.write_page import write_page


def test_the_page_and_its_scripts_are_written(review, tmp_path):
    why = {("ECO-01", "610929000000"): ("状态：关注。",)}
    index = write_page(review, [], tmp_path / "2022-06", why)
    names = {path.name for path in (index.parent / "page").iterdir()}

    assert names == {
        *("data.js", "matrix.js", "months.js", "page.css", "page.js"),
        *("sources.js", "trajectory.js", "views.js", "why.js"),
    }
    text = (index.parent / "page" / "data.js").read_text("utf-8")
    data = json.loads(text.removeprefix("window.XJ=").rstrip(";\n"))
    assert data["period"] == "2022-06"
    assert len(data["cells"]) == len(data["indicators"]) == len(data["series"])
    assert (index.parent / "page" / "why.js").read_text("utf-8") == (
        'window.XJ_WHY={"ECO-01|610929000000":["状态：关注。"]};\n'
    )


def test_months_know_each_other(review, tmp_path):
    write_page(
        replace(review, facts=replace(review.facts, period="2022-05")), [], tmp_path / "2022-05", {}
    )
    write_page(review, [], tmp_path / "2022-06", {})

    for month in ("2022-05", "2022-06"):
        text = (tmp_path / month / "page" / "months.js").read_text("utf-8")
        assert text == 'window.XJ_MONTHS=["2022-05","2022-06"];\n'


def test_conflicts_name_the_side_that_leads(review):
    lines = conflict_lines(review.facts)

    assert len(lines) == len(review.facts.catalog.conflicts)
    assert all(line.leading and line.what for line in lines)


def test_a_text_cannot_end_its_script(tmp_path):
    write_script("X", ["</script>\u2028"], tmp_path / "x.js")

    assert (tmp_path / "x.js").read_text("utf-8") == 'window.X=["<\\/script>\\u2028"];\n'


def test_a_value_that_is_no_data_is_refused(tmp_path):
    with pytest.raises(TypeError, match="object"):
        write_script("X", object(), tmp_path / "x.js")


def test_numbers_are_short():
    values = [number(one) for one in (84.3712499, 12.0, float("nan"))]

    assert values == [84.3712, 12, None]
    assert isinstance(values[1], int)
