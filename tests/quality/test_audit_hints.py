"""A sentence about a held cell suggests one figure, or says that two do not agree."""

from dataclasses import replace

import pytest

from flows.batch import Batch
from flows.quality.audit_hints import add_hints
from flows.quality.check_batch import judge_batch
from tests.quality.example import CATALOG, VILLAGES, batch_of, cell, reading
from tests.quality.judged import NATURAL, NO_HISTORY

SAID = "C5：填的是“约{own}”，应填以“个”为单位的整数；如应为{own}，请直接填{own}；请改正后重新报送。"


def held(message: str) -> Batch:
    """Two villages, 3 and a held cell, under a total of 8: the total suggests 5."""
    batch = batch_of(
        reading(
            cell(NATURAL, 3.0, "C4"),
            cell(NATURAL, -4.0, "C5", area=VILLAGES[1]),
            cell(NATURAL, 8.0, "C99", area="610929100000", state="total"),
        )
    )
    judged = judge_batch(batch, NO_HISTORY, CATALOG)
    found = judged.findings[judged.findings["code"] == "value_negative"].assign(
        code="value_not_number", message=message
    )
    cells = batch.cells.assign(state=["value", "held", "total"], value=[3.0, None, 8.0])
    return replace(batch, cells=cells, findings=found)


def message_of(batch: Batch) -> str:
    return judge_batch(batch, NO_HISTORY, CATALOG).findings["message"].iloc[0]


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ("5", SAID.format(own="5")),
        (
            "12",
            "C5：填的是“约12”，应填以“个”为单位的整数；所填似为12，按合计推算应为5，两数不符；"
            "请改正后重新报送。",
        ),
    ],
)
def test_two_suggestions_are_one_or_said_not_to_agree(own: str, told: str):
    assert message_of(held(SAID.format(own=own))) == told


def test_a_sentence_without_a_suggestion_gets_the_totals():
    assert message_of(held("C5：待核实。")) == "C5：待核实（按合计推算应为5）。"


def test_without_hints_nothing_changes():
    batch = held("C5：待核实。")

    assert add_hints(batch, ()) is batch.findings
