from dataclasses import replace

import pytest

from flows.catalog.policy import Letters, Policy
from flows.report.letters.issue_letters import issue_letters
from flows.report.letters.letter_decisions import delay_letter, release_letters
from flows.report.letters.letter_ledger import all_letter_matters
from tests.report.letters.ledgers import open_ledger
from tests.report.month.built import matter
from tests.report.month.example import example_review


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


@pytest.fixture
def ledger():
    with open_ledger() as connection:
        yield connection


@pytest.fixture
def issue(example, ledger, tmp_path):
    def issue(*matters, **changes):
        month = replace(example, matters=matters, **changes)
        letters = issue_letters(month, ledger, tmp_path)
        return [(one.number, one.level, one.recipient, one.is_draft) for one in letters]

    return issue


@pytest.fixture
def catalog(example):
    return example.facts.catalog


TOWN = [("仓上镇", 40.0)]


def test_a_unit_and_its_town_get_one_letter_each(issue, catalog, tmp_path):
    assert issue(matter(catalog, towns=TOWN)) == [
        ("白衔函〔2022〕1号", 1, "仓上镇", False),
        ("白衔函〔2022〕2号", 1, "县人社局", False),
    ]
    assert sorted(one.name for one in (tmp_path / "letters").iterdir()) == [
        "回执-白衔函〔2022〕1号-仓上镇.xlsx",
        "回执-白衔函〔2022〕2号-县人社局.xlsx",
        "白衔函〔2022〕1号-提醒函-仓上镇.docx",
        "白衔函〔2022〕2号-提醒函-县人社局.docx",
    ]


def test_one_letter_at_the_highest_level_holds_all_matters(issue, catalog, ledger):
    low, high = matter(catalog), matter(catalog, "EMP-01", level=2)

    assert issue(high, low) == [("白衔函〔2022〕1号", 2, "县人社局", True)]
    assert [one.indicator_code for one in all_letter_matters(ledger)] == ["EMP-01", "EMP-14"]


def test_watched_matters_bring_no_letter(issue, catalog):
    assert issue(matter(catalog, is_watched=True)) == []


def test_the_circular_is_one_paper_with_several_addressees(issue, catalog, tmp_path):
    one, other = matter(catalog, level=3), matter(catalog, "ECO-01", level=3, lead_units=("甲局",))

    assert issue(one, other) == [
        ("白衔函〔2022〕1号", 3, "县人社局", True),
        ("白衔函〔2022〕1号", 3, "甲局", True),
    ]
    assert [one.name for one in (tmp_path / "letters").glob("*.docx")] == [
        "草稿-白衔函〔2022〕1号-通报.docx"
    ]


def test_a_second_run_issues_nothing_and_uses_no_number(issue, catalog, tmp_path):
    first = issue(matter(catalog, towns=TOWN), matter(catalog, "ECO-01", level=2))
    before = {one: one.read_bytes() for one in (tmp_path / "letters").iterdir()}

    assert issue(matter(catalog, towns=TOWN), matter(catalog, "ECO-01", level=2)) == first
    assert {one: one.read_bytes() for one in (tmp_path / "letters").iterdir()} == before


def test_a_matter_that_climbs_is_written_about_again(issue, catalog):
    issue(matter(catalog))

    assert issue(matter(catalog, level=2))[-1] == ("白衔函〔2022〕2号", 2, "县人社局", True)


def test_a_draft_whose_matter_is_gone_goes_too(issue, catalog, tmp_path):
    issue(matter(catalog, level=2))

    assert issue() == []
    assert list((tmp_path / "letters").iterdir()) == []


def test_a_released_draft_stays_and_is_not_written_again(issue, catalog, ledger, example):
    issue(matter(catalog, level=2))
    release_letters(ledger, catalog, "白衔函〔2022〕1号", example.day)

    assert issue(matter(catalog, level=2)) == [("白衔函〔2022〕1号", 2, "县人社局", False)]


def test_an_approved_delay_stops_the_next_letter_until_its_day(issue, catalog, ledger, example):
    issue(matter(catalog))
    until = example.day.replace(day=20)
    delay_letter(ledger, "白衔函〔2022〕1号", until)

    assert len(issue(matter(catalog, level=2), day=until)) == 1
    assert len(issue(matter(catalog, level=2), day=until.replace(day=21))) == 2


def test_the_policy_says_which_levels_need_a_release_and_how_numbers_look(issue, example, catalog):
    rule = Letters(
        number_word="白政办函", number_pattern="{word}[{year}]第{number}号", needs_release=()
    )
    policy = Policy(letters=rule)
    facts = replace(example.facts, catalog=replace(catalog, policy=policy))

    assert issue(matter(catalog, level=2), facts=facts) == [
        ("白政办函[2022]第1号", 2, "县人社局", False)
    ]


def test_a_real_month_writes_to_nobody_about_the_watch_list(example, ledger, tmp_path):
    letters = issue_letters(example, ledger, tmp_path)
    asked = {code for one in example.asked for code in one.warning_ids}

    assert len({one.recipient for one in letters}) == len(letters) == 29
    assert {code for one in letters for code in one.warning_ids} <= asked
    assert {one.level for one in letters} == {1, 2, 3}
