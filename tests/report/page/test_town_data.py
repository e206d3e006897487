"""Towns for the page's scripts: standing in a sentence, own matters, ranks over time."""

from dataclasses import replace

from flows.report.month.counts import Counts
from flows.report.page.town_data import town_entries, town_ranks, town_sentence


def test_a_town_has_the_matters_that_ask_something_of_it(review):
    for entry in town_entries(review):
        asked = [one.code for one in review.asked_of(entry.name)]
        assert [one.code for one in entry.matters] == asked
        assert all(one.text.startswith(("差", "超")) for one in entry.matters)


def test_the_sentence_counts_what_the_town_is_scored_by(review):
    town = review.towns[0]
    text = town_sentence(town)

    assert text.startswith(f"第1名，{town.score:.1f}".rstrip("0").rstrip("."))
    assert f"考核{town.counts.due}项，其中正常{town.counts.green}项" in text


def test_a_town_without_rank_says_why(review):
    silent = replace(review.towns[0], rank=None, score=None)

    assert town_sentence(silent) == "本月未报。"
    assert town_sentence(replace(silent, counts=Counts())) == "本月无考核事项。"


def test_ranks_run_up_to_the_month(review):
    ranks = town_ranks(review)

    for town in review.towns:
        if town.rank is not None and town.score is not None:
            assert ranks[town.area_code][-1] == (review.period, town.rank, round(town.score, 1))


def test_submissions_stand_with_their_sender(review):
    forms = {entry.name: len(entry.submissions) for entry in town_entries(review)}

    assert forms["麻虎镇"] == 0
    assert forms["城关镇"] > 3
