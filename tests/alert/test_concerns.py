from dataclasses import replace

import pytest

from flows.alert.concerns import list_concerns
from flows.catalog.office_records import Silence
from tests.alert.months import one_matter, with_catalog
from tests.report.letters.test_letter_counts import DAY, letter


def concerns(month, letters=(), overdue=()):
    return {one.recipient: one for one in list_concerns(month, letters, overdue)}


def test_a_matter_concerns_its_unit_its_towns_and_the_county(review):
    found = concerns(one_matter(review))

    asked = {name: [topic.missing for topic in one.topics] for name, one in found.items()}
    assert {name: told for name, told in asked.items() if told} == {
        "仓上镇": [60.0],
        "冷水镇": [20.0],
        "县人社局": [134.0],
        "白河县": [134.0],
    }


def test_a_draft_concerns_the_office_and_letters_only_their_addressee(review):
    sent = letter("1号", "2022-06", DAY, recipient="县林业局")
    draft = replace(letter("2号", "2022-06", DAY, recipient="县水利局"), released_on=None)

    office = "县调度办公室"
    month = one_matter(review)
    month = replace(month, facts=replace(month.facts, office=office))
    found = concerns(month, [sent, draft])

    assert found["县林业局"].letters == (sent,)
    assert {name: one.drafts for name, one in found.items() if one.drafts} == {office: ("2号",)}
    assert office not in concerns(month, [sent])
    assert not any(one.letters for name, one in found.items() if name != "县林业局")


def test_an_overdue_letter_concerns_its_addressee_and_the_county(review):
    late = letter("1号", "2022-05", DAY, recipient="县林业局")

    found = concerns(one_matter(review), overdue=[late])

    assert {name for name, one in found.items() if one.overdue} == {"县林业局", "白河县"}


@pytest.mark.parametrize(
    ("until", "is_heard"), [("2022-07-06", False), ("2022-07-05", True), ("", False)]
)
def test_a_silence_is_honoured_until_its_day_and_kept_for_the_foot(review, until, is_heard):
    silence = Silence("仓上镇", "EMP-14", "", until, "灾后重建")
    month = with_catalog(one_matter(review), silences=(silence,))

    one = concerns(month)["仓上镇"]

    assert (bool(one.topics), bool(one.silences)) == (is_heard, not is_heard)
    assert concerns(month)["县人社局"].topics


def test_findings_go_to_whoever_sent_the_file(review):
    assert [cell.code for cell in concerns(review)["仓上镇"].found] == [
        "value_not_number",
        "value_negative",
        "column_missing",
    ]


@pytest.mark.parametrize(
    ("file_name", "recipient"),
    [
        ("6月麻虎镇报表.xlsx", "麻虎镇"),
        ("县林业局6月.xlsx", "县林业局"),
        ("a.xlsx", "县乡村振兴局"),
    ],
)
def test_a_file_whose_name_names_its_town_goes_back_there(review, file_name, recipient):
    stray = review.facts.findings.iloc[:1].assign(
        area_code="", form="", submission_id="", code="town_unknown", file_name=file_name
    )
    month = replace(review, facts=replace(review.facts, findings=stray))

    assert {name for name, one in concerns(month).items() if one.found} == {recipient}


def test_what_is_behind_is_a_matter_watched_or_named_without_a_warning(review):
    catalog = review.facts.catalog
    unit = "县人社局"
    led = {row.indicator_code for row in catalog.indicators if unit in row.lead_units}
    county = catalog.county.area_code
    behind = {
        catalog.indicator_by_code[row.indicator_code].name
        for row in review.month_rows
        if row.area_code == county and row.indicator_code in led and row.status in ("red", "yellow")
    }
    one = concerns(review)[unit]
    told = {matter.name for matter in (*(topic.matter for topic in one.topics), *one.watched)}
    also = {other.name for topic in one.topics for other in topic.matter.also}

    assert behind - told - also == set(one.unwarned)
    assert not told & set(one.unwarned)


def test_with_no_matter_open_all_that_is_behind_is_without_a_warning(review):
    open_ones = concerns(review)["县人社局"]
    none_open = concerns(replace(review, matters=()))["县人社局"]

    assert len(none_open.unwarned) > len(open_ones.unwarned)
    assert none_open.counts.red + none_open.counts.yellow == len(none_open.unwarned)
