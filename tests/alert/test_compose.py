import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from flows.alert.compose import Enclosures, compose_mails, unreached_recipients
from flows.alert.mail import mail_bytes
from flows.catalog.office_records import Contact, Silence
from flows.errors import DeclarationError
from flows.report.charts.draw_charts import ChartFile
from flows.report.letters.letter_ledger import Letter
from flows.report.returned.returned import ReturnedWorkbook
from flows.settings import Smtp
from tests.report.example import example_facts

DAY = dt.date(2022, 7, 6)
COUNTY, CANGSHANG, MAHU = "610929000000", "610929107000", "610929110000"
NAN = float("nan")
ALL = ("digest", "findings", "missing", "letter")


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    return example_facts(tmp_path_factory.mktemp("catalog"))


@pytest.fixture
def facts(example):
    """Three judged rows, one warning that opened and one that ended, no findings."""
    month = [
        judged(example, "ECO-01", COUNTY, "yellow", 84.0),
        judged(example, "ECO-01", CANGSHANG, "red", 80.0),
        judged(example, "ECO-01", MAHU, "green", 90.0),
    ]
    return replace(
        example,
        assessments=pd.DataFrame(month, columns=example.month.columns),
        warnings=pd.DataFrame(
            [
                warned(example, "ECO-01", CANGSHANG, "open"),
                warned(example, "ECO-01", MAHU, "resolved"),
            ]
        ),
        town_scores=example.town_scores.iloc[:0],
        findings=example.findings.iloc[:0],
    )


def judged(facts, code, area, status, actual):
    return facts.month.iloc[0].to_dict() | {
        "indicator_code": code,
        "area_code": area,
        "status": status,
        "actual": actual,
        "expected": 86.5,
        "target": 87.0,
        "expected_upper": NAN,
        "target_upper": NAN,
        "shortfall": max(0.0, (86.5 - actual) / 86.5),
    }


def warned(facts, code, area, state, form="", level=1):
    return facts.warnings.iloc[0].to_dict() | {
        "warning_id": f"{code or form}-{area}-2022-06",
        "indicator_code": code,
        "form": form,
        "area_code": area,
        "opened": "2022-06",
        "last_period": "2022-06",
        "level": level,
        "state": state,
        "resolved": "" if state == "open" else "2022-06",
        "level_since": "2022-06",
    }


@pytest.fixture
def compose(tmp_path):
    def compose(facts, **enclosed):
        settings = Smtp(reply_to="office@example.org", attachment_bytes=1000)
        mails = compose_mails(facts, Enclosures(**enclosed), settings, day=DAY, folder=tmp_path)
        return {(mail.recipient, mail.kind): mail for mail in mails}

    return compose


def with_contacts(facts, *contacts, **tables):
    return replace(facts, catalog=replace(facts.catalog, contacts=contacts, **tables))


def test_each_digest_goes_to_whom_it_concerns(facts, compose):
    mails = compose(facts)

    assert {key: mail.subject for key, mail in mails.items()} == {
        ("仓上镇", "digest"): "【模拟数据】【6月调度】仓上镇：预警1项",
        ("县住建局", "digest"): "【模拟数据】【6月调度】县住建局：关注1项",
        ("县农业农村局", "digest"): "【模拟数据】【6月调度】县农业农村局：关注1项",
        ("白河县", "digest"): "【模拟数据】【6月调度】白河县：关注1项",
        ("麻虎镇", "digest"): "【模拟数据】【6月调度】麻虎镇：均达到序时目标",
    }
    assert mails["仓上镇", "digest"].addresses == ("cangshang@example.org",)


def test_the_text_of_a_towns_digest(facts, compose):
    assert compose(facts)["仓上镇", "digest"].text.splitlines() == [
        "【模拟数据，仅供演示】",
        "",
        "2022年6月有效衔接重点指标调度",
        "",
        "仓上镇：",
        "2022年6月，你镇应评估1项，其中预警1项。",
        "预警事项：新增1项次。",
        "",
        "■ 未达到序时目标的指标",
        "1. 指标（单位）：自然村生活垃圾有效治理率（%）；状态：■预警；实际：80；序时目标：≥86.5；"
        "差距：低6.5；年度目标：≥87；层级：提醒（新增）",
        "",
        "状态：预警为差距超过允许幅度，关注为差距在允许幅度以内；序时目标为按时间进度本月末应达到的数。",
        "本邮件由白河县乡村振兴局按月自动发送，数据如有出入请及时反馈。",
    ]


def test_a_unit_sees_its_county_figure_and_the_towns_behind_it(facts, compose):
    text = compose(facts)["县住建局", "digest"].text

    assert "你单位负责的指标全县层面应评估1项，其中关注1项。" in text
    assert "各镇层面应评估2项次，其中正常1项次、预警1项次。" in text
    assert "1. 指标：自然村生活垃圾有效治理率；预警的镇：仓上镇" in text


def test_a_resolved_warning_is_told_in_its_month(facts, compose):
    text = compose(facts)["麻虎镇", "digest"].text

    assert "■ 本月了结的预警" in text
    assert "结果：达到序时目标，销号；开始月份：2022年6月" in text


def test_the_county_office_is_greeted_by_its_name(facts, compose):
    assert "\n县委、县政府督查室：\n" in compose(facts)["白河县", "digest"].text


def test_a_silence_is_honoured_and_listed_until_its_day(facts, compose):
    def silenced(until):
        silence = Silence("仓上镇", "ECO-01", CANGSHANG, until, "灾后重建")
        return compose(replace(facts, catalog=replace(facts.catalog, silences=(silence,))))

    quiet, loud = silenced("2022-07-06"), silenced("2022-07-05")

    assert quiet["仓上镇", "digest"].subject.endswith("仓上镇：无须提醒事项")
    assert (
        "暂不提醒：自然村生活垃圾有效治理率（仓上镇），至2022-07-06，原因：灾后重建"
        in quiet["仓上镇", "digest"].text
    )
    assert "另有1项次按要求暂不提醒，见文末。" in quiet["仓上镇", "digest"].text
    assert "没有到期评估" not in quiet["仓上镇", "digest"].text
    assert "序时目标：≥86.5" not in quiet["仓上镇", "digest"].text
    assert "仓上镇" in quiet["县住建局", "digest"].text
    assert loud["仓上镇", "digest"].subject.endswith("仓上镇：预警1项")


def test_only_wanted_kinds_go_to_an_address(facts, compose):
    findings = Contact("仓上镇", "", "f@example.org", "", ("findings",))
    both = [Contact("仓上镇", "", f"{name}@example.org", "", ALL) for name in ("b", "a")]

    assert compose(with_contacts(facts, findings)) == {}
    assert compose(with_contacts(facts, findings, *both))["仓上镇", "digest"].addresses == (
        "b@example.org",
        "a@example.org",
    )


def test_who_has_no_contact_is_listed_and_stops_nobody(facts, compose):
    alone = with_contacts(facts, Contact("仓上镇", "", "f@example.org", "", ALL))

    assert set(compose(alone)) == {("仓上镇", "digest")}
    assert unreached_recipients(alone) == ["白河县", "县住建局", "县农业农村局", "麻虎镇"]


def test_an_unusable_address_counts_as_none(facts, compose):
    bad = with_contacts(facts, Contact("仓上镇", "", "a@b.org\r\nBcc: c@d.org", "", ALL))

    assert compose(bad) == {}
    assert "仓上镇" in unreached_recipients(bad)


def test_a_town_that_owes_forms_is_reminded(facts, compose):
    owed = warned(facts, "", MAHU, "open", form="T2", level=2)
    late = replace(facts, warnings=pd.concat([facts.warnings, pd.DataFrame([owed])]))

    mail = compose(late)["麻虎镇", "missing"]

    assert mail.subject == "【模拟数据】【6月催报】麻虎镇：1张报表未报送"
    assert "1. 报表：脱贫劳动力务工就业月报表；最早欠报月份：2022年6月；层级：督办" in mail.text
    assert "■ 尚未报送的报表" in compose(late)["麻虎镇", "digest"].text


def test_a_department_that_owes_its_form_is_reminded(facts, compose):
    owed = warned(facts, "", COUNTY, "open", form="D-林业局")
    late = replace(facts, warnings=pd.concat([facts.warnings, pd.DataFrame([owed])]))

    assert ("县林业局", "missing") in compose(late)


def test_findings_go_back_to_the_sender_with_the_marked_workbook(example, facts, compose, tmp_path):
    book = tmp_path / "T1-仓上镇.xlsx"
    book.write_bytes(b"PK")
    returned = ReturnedWorkbook("T1-仓上镇.xlsx", book, ("T1",), (CANGSHANG,), 3, 2, True)

    mails = compose(replace(facts, findings=example.findings), returned=[returned])

    mail = mails["仓上镇", "findings"]
    assert mail.subject == "【模拟数据】【6月报表】仓上镇：须改正2处、请核实1处"
    assert [(one.name, one.content) for one in mail.attachments] == [("T1-仓上镇.xlsx", b"PK")]
    assert "填的是“约12”，应为数字，请改正后重新报送。" in mail.text
    assert "请在所附退回表中对照标色的单元格改正后重新报送。" in mail.text
    assert "附件" not in mail.text
    assert {key for key in mails if key[1] == "findings"} == {("仓上镇", "findings")}


def test_a_file_of_nobody_known_goes_to_the_office(example, facts, compose):
    stray = example.findings.assign(area_code="", form="", submission_id="", code="town_unknown")

    assert ("县乡村振兴局", "findings") in compose(replace(facts, findings=stray))


def test_a_late_file_is_told_and_nothing_is_sent_back(example, facts, compose, tmp_path):
    late = example.findings.iloc[:1].assign(code="late", severity="flag", message="迟7天。")
    book = tmp_path / "T1-仓上镇.xlsx"
    book.write_bytes(b"PK")
    returned = ReturnedWorkbook("T1-仓上镇.xlsx", book, ("T1",), (CANGSHANG,), 1, 0, True)

    mail = compose(replace(facts, findings=late), returned=[returned])["仓上镇", "findings"]

    assert mail.subject == "【模拟数据】【6月报表】仓上镇：逾期或重复报送1份"
    assert "2022年6月报送的表格已收到，情况如下。" in mail.text
    assert "文件：T1-仓上镇.xlsx；说明：迟7天。" in mail.text
    assert mail.attachments == ()


def test_a_correction_is_confirmed_with_what_it_changed(facts, compose):
    change = {
        "period": "2022-06",
        "form": "T1",
        "area_code": CANGSHANG,
        "version": 2,
        "measure_code": "natural_villages",
        "cell_area_code": CANGSHANG,
        "sheet": "表1",
        "cell": "C5",
        "old_value": 12.0,
        "new_value": 13.0,
    }

    mail = compose(replace(facts, resubmission_changes=pd.DataFrame([change])))[
        "仓上镇", "findings"
    ]

    assert mail.subject == "【模拟数据】【6月报表】仓上镇：更正已收到"
    assert "位置：表1 C5；区划：仓上镇；数据项：自然村总数；原数：12；新数：13" in mail.text


def a_letter(**changes):
    values = {
        "letter_id": "1",
        "number": "白衔函〔2022〕1号",
        "period": "2022-06",
        "level": 2,
        "recipient": "仓上镇",
        "warning_ids": ("a", "b"),
        "issued_on": DAY,
        "answer_due": dt.date(2022, 7, 9),
        "answered_on": None,
        "released_on": DAY,
        "answer": "",
        "file_name": "1.docx",
    }
    return Letter(**(values | changes))


def test_letters_of_a_recipient_travel_together(facts, compose, tmp_path):
    (tmp_path / "letters").mkdir()
    for name in ("1.docx", "2.docx"):
        (tmp_path / "letters" / name).write_bytes(b"PK")
    letters = [a_letter(), a_letter(number="白衔函〔2022〕2号", level=3, file_name="2.docx")]

    mail = compose(facts, letters=letters)["仓上镇", "letter"]

    assert mail.subject == "【模拟数据】【6月函件】仓上镇：通报1份、督办函1份"
    assert [one.name for one in mail.attachments] == ["1.docx", "2.docx"]
    assert "文号：白衔函〔2022〕2号；种类：通报；事项：2项；答复期限：2022-07-09" in mail.text


def test_an_overdue_letter_reappears_in_the_digests_of_its_recipient_and_the_county(facts, compose):
    mails = compose(facts, overdue=[a_letter(period="2022-05")])

    told = {key[0] for key, mail in mails.items() if "逾期未书面答复的函件" in mail.text}
    assert told == {"仓上镇", "白河县"}


def test_a_file_beyond_the_size_limit_is_named_and_left_out(facts, compose, tmp_path):
    small, large = tmp_path / "a.docx", tmp_path / "b.xlsx"
    small.write_bytes(b"1" * 600)
    large.write_bytes(b"1" * 401)

    mail = compose(facts, for_county=[small, large])["白河县", "digest"]

    assert [one.name for one in mail.attachments] == ["a.docx"]
    assert "附件“b.xlsx”超出邮件大小限制，未随信发送，请联系我们另行领取。" in mail.text


def test_charts_of_red_indicators_stand_in_the_digest(facts, compose, tmp_path):
    small, large = tmp_path / "a.png", tmp_path / "b.png"
    small.write_bytes(b"1" * 500)
    large.write_bytes(b"1" * 501)
    fits = ChartFile("v", "variance", "ECO-01", "标题", "各镇差额", small, small)

    mail = compose(facts, charts=[fits])["仓上镇", "digest"]
    without = compose(facts, charts=[replace(fits, png=large)])["仓上镇", "digest"]

    assert [image.name for image in mail.images] == ["chart1"]
    assert '<img src="cid:chart1"' in mail.html
    assert (without.images, "cid:" in without.html) == ((), False)
    assert "cid:" not in compose(facts, charts=[fits])["麻虎镇", "digest"].html


def test_the_same_facts_give_the_same_bytes_and_the_day_changes_no_content(facts, tmp_path):
    def composed(day):
        return compose_mails(facts, Enclosures(), Smtp(), day=day, folder=tmp_path)

    first, second = composed(DAY), composed(DAY)
    later = composed(dt.date(2022, 7, 20))

    assert [mail_bytes(mail) for mail in first] == [mail_bytes(mail) for mail in second]
    assert [mail.message_id for mail in first] == [mail.message_id for mail in later]


def test_names_from_sheets_are_text_in_html(example, facts, compose):
    evil = example.findings.assign(message='<script>alert("1")</script>\u202e\r\nBcc: x')

    mail = compose(replace(facts, findings=evil))["仓上镇", "findings"]

    assert "<script" not in mail.html
    assert "&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt; Bcc: x" in mail.html
    assert "\u202e" not in mail.text
    assert b"\nBcc:" not in mail_bytes(mail)


def test_html_keeps_to_what_mail_programs_understand(facts, compose):
    html = compose(facts)["白河县", "digest"].html

    for word in ("<script", "<style", "class=", "http://", "https://", "<link", "position:"):
        assert word not in html


def test_a_mail_is_plain_ascii_on_the_wire(example, compose):
    for mail in compose(example).values():
        lines = mail_bytes(mail).split(b"\r\n")
        assert max(len(line) for line in lines) <= 998
        assert all(line.isascii() for line in lines)


@pytest.mark.parametrize("wrong", [{"sender": "office"}, {"reply_to": "a@b.org\nBcc: c@d.org"}])
def test_a_wrong_sender_is_a_wrong_setting(facts, tmp_path, wrong):
    with pytest.raises(DeclarationError, match=f"smtp.{next(iter(wrong))}"):
        compose_mails(facts, Enclosures(), Smtp(**wrong), day=DAY, folder=tmp_path)


def test_a_month_with_nothing_to_tell_writes_no_mail(facts, compose):
    empty = replace(facts, assessments=facts.assessments.iloc[:0], warnings=facts.warnings.iloc[:0])

    assert compose(empty) == {}


def test_a_whole_month_is_composed_for_every_contact(example, compose):
    mails = compose(example)

    digests = {recipient for recipient, kind in mails if kind == "digest"}
    assert digests == {contact.recipient for contact in example.catalog.contacts}
    assert unreached_recipients(example) == []
