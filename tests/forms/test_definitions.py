"""The one sentence of definition of a measure."""

from dataclasses import replace

from flows.forms.definitions import definition
from tests.forms.filled_templates import CATALOG, order_of

ENVIRONMENT = order_of(CATALOG.form_by_code["T1"])


def told(code: str) -> str:
    return definition(CATALOG.measure_by_code[code], ENVIRONMENT)


def test_a_definition_says_span_whole_and_use():
    assert told("households_sanitary_toilet") == (
        "填报告期末的实有数，不是本期新增数；包含在“农户总数”之内，不得大于它；"
        "用于计算“农村户用卫生厕所普及率”。"
    )
    assert told("village_cleaning_system").startswith("报告期末已达到的填1，没有达到的填0；")
    assert told("problem_toilets_found").startswith("填2021年1月以来的累计数，跨年不清零；")


def test_the_countys_own_words_come_first():
    own = replace(
        CATALOG.measure_by_code["natural_villages"], definition="以民政部门登记的自然村为准"
    )

    assert definition(own, ENVIRONMENT).startswith("以民政部门登记的自然村为准；填报告期末的")


def test_every_measure_of_every_form_has_one_sentence():
    for form in CATALOG.forms:
        order = order_of(form)
        for measure in order.measures:
            sentence = definition(measure, order)
            assert sentence.endswith("。") and sentence.count("。") == 1
