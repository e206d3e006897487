"""What stands in the fields 问题和建议: up to the month, said once however often it came."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from flows.report.ledgers.written_appeals import WrittenAppeal, written_appeals
from tests.report.month.example import example_review

CANGSHANG = "610929107000"


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


def test_a_field_names_who_wrote_it_beside_which_form_and_when(review):
    facts = review.facts
    own = facts.submissions["form"].eq("T1") & facts.submissions["area_code"].eq(CANGSHANG)
    said = facts.submissions[own].assign(appeal="线路容量不足")
    other = said.assign(submission_id="2", status="duplicate", appeal="重复文件")
    month = replace(review, facts=replace(facts, submissions=pd.concat([said, other])))

    assert written_appeals(month) == [
        WrittenAppeal(
            reporter="仓上镇",
            period="2022-06",
            source="《农村人居环境整治月报表》（2022年6月）",
            received_on=dt.date(2022, 7, 3),
            text="线路容量不足",
        )
    ]
