from dataclasses import replace

import pytest

from flows.alert.concerns import FoundCell, list_concerns
from flows.alert.mail_sentences import opening, parts, rest_lines, silence_lines
from flows.alert.mail_subject import subject
from flows.catalog.office_records import Silence
from flows.report.month.counts import Counts
from flows.report.month.reporting import ReporterStanding
from flows.report.month.warned import Owed
from tests.alert.months import one_matter, with_catalog
from tests.report.letters.test_letter_counts import DAY, letter


def concern(month, name, **enclosed):
    found = list_concerns(month, enclosed.get("letters", ()), enclosed.get("overdue", ()))
    return next(one for one in found if one.recipient == name)


def owing(month, *forms):
    owed = tuple(
        Owed(f"{name}-w", name, f"{name}月报表", "610929110000", "2022-05", 1, "new", 2)
        for name in forms
    )
    one = ReporterStanding("麻虎镇", "610929110000", True, 4, 0, 0, owed, 0, 0, 1.0)
    return replace(month, reporters=(one,))


def todo(one, month):
    return next((part.lines for part in parts(one, month) if part.title == "请办理"), ())


def test_the_office_reads_which_letters_wait_for_its_release(review):
    month = one_matter(review)
    draft = replace(letter("2号", "2022-06", DAY), released_on=None)
    one = concern(month, month.facts.office, letters=[draft])

    assert subject(one, month) == "2022年6月：1件函件待签发"
    assert todo(one, month) == (
        "1件函件仍为草稿、未随邮件发出，请审签后用 xianjie letters release 签发：2号。",
    )


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        (Counts(green=3, red=1), "2022年6月，你镇到期考核4项，达到序时进度3项，占75%；预警1项。"),
        (Counts(green=1), "2022年6月，你镇到期考核1项，达到序时进度。"),
        (Counts(yellow=1), "2022年6月，你镇到期考核1项，未达到序时进度（关注1项）。"),
        (Counts(green=4), "2022年6月，你镇到期考核4项，均达到序时进度。"),
        (Counts(missing=4), "2022年6月，你镇到期考核4项，均未报送数据。"),
        (Counts(red=4), "2022年6月，你镇到期考核4项，均未达到序时进度（预警4项）。"),
        (Counts(), "2022年6月，没有到期考核的指标。"),
    ],
)
def test_the_first_sentence_says_nothing_of_zero_things(review, counts, text):
    month = one_matter(review)
    one = replace(concern(month, "仓上镇"), counts=counts, town=None)

    assert opening(one, month) == text


def test_missing_forms_are_one_line_with_a_new_deadline_and_a_contact(review):
    month = owing(one_matter(review), *"ABCDEFGHIJ")

    assert todo(concern(month, "麻虎镇"), month) == (
        "10张报表未报（A月报表、B月报表、C月报表、D月报表等，最早为2022年5月），"
        "请于2022年7月13日前补报，确无数据的说明原因；"
        "联系人：县乡村振兴局办公室，邮箱：xczxj@example.org。",
    )


def test_a_letter_is_to_be_answered_by_its_day(review):
    month = one_matter(review)
    one = concern(month, "县林业局", letters=[letter("1号", "2022-06", DAY)])

    assert todo(one, month) == ("请于2022年7月6日前填写所附回执，答复提醒函（1号）。",)


def test_findings_are_counted_by_class_and_the_worst_are_told(review):
    one = concern(review, "仓上镇")

    assert todo(one, review)[0] == "报表必须改正2处，请在所附退回表中改正后重新报送："
    assert sum(line.startswith("· ") for line in todo(one, review)) == 2


def test_a_file_is_named_once_above_its_findings(review):
    cells = tuple(
        FoundCell("value_negative", "hold", file, "", f"文件“{file}”，{where}：填的是{value}。")
        for file, where, value in (
            ("一.xlsx", "单元格B4", -5),
            ("二.xlsx", "单元格C4", -5),
            ("一.xlsx", "单元格B9", -6),
            ("一.xlsx", "单元格D4", -5),
            *(("三.xlsx", "单元格A1", number) for number in range(4)),
        )
    )
    one = replace(concern(review, "仓上镇"), found=cells)

    assert todo(one, review)[1:10] == (
        "文件“一.xlsx”：",
        "· 单元格B4、D4：填的是-5。",
        "· 单元格B9：填的是-6。",
        "文件“二.xlsx”：",
        "· 单元格C4：填的是-5。",
        "文件“三.xlsx”：",
        "· 单元格A1：填的是0。",
        "· 单元格A1：填的是1。",
        "· 其余2处见退回表。",
    )


def test_the_rest_is_counted_and_what_is_watched_is_named(review):
    one = concern(review, "县人社局")
    names = "、".join(f"{matter.area}{matter.name}" for matter in one.watched[:4])

    assert rest_lines(one, 5) == [
        "另有1件须办事项，见附件工作簿。",
        f"列入关注名单的5项只需留意进度、不要求答复：{names}等，见附件工作簿。",
    ]
    assert not any("附件" in line for line in rest_lines(one, 5, has_book=False))
    assert rest_lines(replace(one, topics=(), watched=()), 0) == []


def test_subject_and_body_say_alike_that_nothing_is_asked_and_name_what_is_watched(review):
    """A mail once said 预警1项 under a subject that said 没有须办事项, and never which."""
    busy = concern(review, "县人社局")
    counts = Counts(green=3, red=1)
    bare = {"letters": (), "reporter": None, "found": (), "overdue": ()}
    one = replace(busy, topics=(), watched=busy.watched[:1], counts=counts, **bare)
    name = one.watched[0].name

    assert subject(one, review) == f"2022年6月：没有须办事项，1项留意进度：{name}"
    assert opening(one, review).endswith("；预警1项。没有须办事项。")
    assert rest_lines(one, 0) == [
        f"列入关注名单的1项只需留意进度、不要求答复：仓上镇{name}，见附件工作簿。"
    ]
    assert not opening(busy, review).endswith("没有须办事项。")


def test_a_silence_is_told_in_the_foot(review):
    silence = Silence("仓上镇", "EMP-14", "", "2022-09-30", "灾后重建")
    month = with_catalog(one_matter(review), silences=(silence,))

    assert silence_lines(concern(month, "仓上镇"), month) == (
        "暂不提醒：脱贫人口务工就业规模，至2022年9月30日，原因：灾后重建",
    )


def test_an_addressee_is_told_its_overdue_numbers_and_the_county_whom_to_press(review):
    late = [
        letter("1号", "2022-05", DAY),
        letter("2号", "2022-05", DAY, recipient="县人社局"),
        letter("3号", "2022-05", DAY, recipient="县人社局"),
    ]
    month = one_matter(review)

    assert todo(concern(month, "县人社局", overdue=late), month) == (
        "逾期未答复的函件2件：2号、3号，请尽快答复。",
    )
    assert todo(concern(month, "白河县", overdue=late), month) == (
        "逾期未答复的函件3件（县人社局2件、县林业局1件），请督促答复。",
    )


def test_forms_owed_since_this_month_name_no_first_month(review):
    month = owing(one_matter(review), "A")
    owed = replace(month.reporters[0].owed[0], opened="2022-06")
    fresh = replace(month, reporters=(replace(month.reporters[0], owed=(owed,)),))

    assert todo(concern(fresh, "麻虎镇"), fresh)[0].startswith("1张报表未报（A月报表），请于")


def test_what_is_behind_without_a_warning_is_named_but_not_to_the_county(review):
    one = replace(concern(review, "县人社局"), topics=(), watched=(), unwarned=("甲", "乙"))

    assert rest_lines(one, 0) == ["另有2项落后于序时进度、尚未列为预警，请留意：甲、乙。"]
    assert rest_lines(replace(one, is_county=True), 0) == []


def test_the_county_is_told_who_owes_forms(review):
    month = owing(one_matter(review), "T1", "T2")
    told = "未报送报表的有1个镇、共2张：麻虎镇2张，请督促补报。"

    assert told in todo(concern(month, "白河县"), month)
    assert told not in todo(concern(month, "县人社局"), month)


def test_equal_scores_are_no_places(review):
    """Of towns with the same score the one with the lower code is not better."""
    month = one_matter(review)
    one, two, *rest = [
        replace(town, rank=n, score=90.0 - n) for n, town in enumerate(month.towns, start=1)
    ]
    alike = replace(month, towns=(one, replace(two, score=one.score), *rest))

    assert "分，列第" in opening(concern(month, month.towns[0].town), month)
    assert "89分，与另外1个镇同分。" in opening(concern(alike, one.town), alike)
