"""An explained flag is kept and no longer asked about; what must be corrected is not explained."""

from dataclasses import replace

import pandas as pd

from flows.batch import Batch, ExplainedCell
from flows.catalog.office_records import Explanation
from flows.finding import Finding, class_of, findings_frame
from flows.quality.explanations import explain_findings
from tests.quality.example import CATALOG, VILLAGES

JUMP = Finding(
    "jump", "6月.xlsx", "请核对", "表一", "D8", VILLAGES[0], "households_total", "T1", "2022-06"
)
WRONG = replace(JUMP, code="value_not_number", cell="D9")
OWN = ExplainedCell("6月.xlsx", "表一", "D8", "移民搬迁户本月整体入住")
LINE = Explanation(
    "T1", VILLAGES[0], "2022-06", "households_total", "已电话核实", "县统计局", "2022-07-08"
)


def explained(*explanations: ExplainedCell, lines: tuple[Explanation, ...] = ()) -> list[str]:
    batch = Batch(
        pd.DataFrame(), pd.DataFrame(), findings_frame([JUMP, WRONG]), explanations=explanations
    )
    catalog = replace(CATALOG, explanations=lines)
    return explain_findings(batch, catalog).findings["explanation"].tolist()


def test_the_senders_words_stand_beside_the_flag_of_that_cell_alone():
    assert explained(OWN) == ["移民搬迁户本月整体入住", ""]
    assert explained(replace(OWN, cell="D7")) == ["", ""]
    assert explained(replace(OWN, file_name="5月.xlsx")) == ["", ""]


def test_a_line_of_the_office_explains_too_and_the_senders_words_go_before_it():
    assert explained(lines=(LINE,)) == ["已电话核实", ""]
    assert explained(lines=(replace(LINE, period="2022-05"),)) == ["", ""]
    assert explained(OWN, lines=(LINE,)) == ["移民搬迁户本月整体入住", ""]


def test_what_must_be_corrected_cannot_be_explained():
    assert explained(replace(OWN, cell="D9")) == ["", ""]


def test_an_explained_flag_asks_for_nothing_more():
    assert class_of("jump") == "explain"
    assert class_of("jump", "已电话核实") == "notice"
    assert class_of("value_not_number", "已电话核实") == "correct"


def test_a_batch_without_findings_stays_without():
    batch = Batch(pd.DataFrame(), pd.DataFrame(), findings_frame([]))

    assert explain_findings(batch, CATALOG).findings.empty
