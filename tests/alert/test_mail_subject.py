"""The subject of a mail: the month and the most urgent thing of its recipient."""

from dataclasses import replace

from flows.alert.mail_subject import subject
from flows.report.month.counts import Counts
from tests.alert.months import one_matter
from tests.alert.test_mail_sentences import concern, owing
from tests.report.letters.test_letter_counts import DAY, letter


def test_the_subject_names_the_month_and_the_most_urgent_thing(review):
    month = one_matter(review)

    assert (
        subject(concern(month, "县人社局"), month)
        == "2022年6月：1件须办，最急：脱贫人口务工就业规模"
    )
    for name in ("白河县", "县人社局", "仓上镇"):
        one = concern(month, name)
        assert f"{len(one.topics)}件须办" in subject(one, month)


def test_without_matters_the_letter_the_findings_or_the_forms_come_first(review):
    month = owing(one_matter(review), "T1", "T2")
    one = concern(month, "麻虎镇")

    assert subject(one, month) == "2022年6月：2张报表请补报"
    letters = (letter("1号", "2022-06", DAY, recipient="麻虎镇"),)
    assert subject(replace(one, letters=letters), month) == "2022年6月：请答复提醒函"
    fine = replace(one, reporter=None, counts=Counts(green=3))
    assert subject(fine, month) == "2022年6月：考核指标均达到序时进度，没有须办事项"


def test_letters_that_wait_for_a_release_are_the_offices_subject_only(review):
    month = one_matter(review)
    drafts = [replace(letter(f"{number}号", "2022-06", DAY), released_on=None) for number in (1, 2)]
    office = concern(month, month.facts.office, letters=drafts)

    assert subject(office, month) == "2022年6月：2件函件待签发"
    assert "待签发" not in subject(concern(month, "县林业局", letters=drafts), month)
