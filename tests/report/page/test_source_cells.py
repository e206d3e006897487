"""Each latest value with its cell and what its sender explained."""

from dataclasses import replace

from flows.report.page.source_cells import source_cells


def test_a_place_names_file_sheet_cell_value_and_month(review):
    facts = review.facts
    seen = facts.latest_observations.iloc[[0]].assign(
        measure_code="M-1", area_code="610929108000", period="2022-06", value=3.5
    )
    seen = seen.assign(file_name="a.xlsx", sheet="表一", cell="C5")
    found = source_cells(replace(facts, latest_observations=seen))

    assert (found.files, found.sheets) == (("a.xlsx",), ("表一",))
    assert found.cells == {"M-1": {"610929108000": (0, 0, "C5", 3.5, "2022-06", "")}}
    assert found.parents["610929108000"] == "610929000000"


def test_what_a_sender_explained_stands_beside_the_cell(review):
    facts = review.facts
    seen = facts.latest_observations.iloc[[0]].assign(file_name="a.xlsx", sheet="表一", cell="C5")
    finding = facts.findings.iloc[[0]].assign(
        file_name="a.xlsx", sheet="表一", cell="C5", explanation="水毁"
    )
    found = source_cells(replace(facts, latest_observations=seen, findings=finding))
    (places,) = found.cells.values()

    assert [place[-1] for place in places.values()] == ["水毁"]
