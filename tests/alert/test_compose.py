import datetime as dt
from dataclasses import replace

import pytest

from flows.alert.compose import Enclosures, compose_mails, unreached_recipients
from flows.alert.mail import mail_bytes
from flows.catalog.office_records import Contact
from flows.channels import Smtp
from flows.errors import DeclarationError
from flows.report.charts.canvas import Words
from flows.report.charts.draw_charts import ChartFile
from flows.report.charts.slope import Slope, SlopeTown
from flows.report.letters.letter_numbers import reply_name_of
from tests.alert.months import one_matter, with_catalog
from tests.report.letters.test_letter_counts import DAY, letter

MOST_LINES, MOST_BYTES = 60, 400_000


@pytest.fixture
def compose(tmp_path):
    def compose(month, **enclosed):
        settings = Smtp(reply_to="office@example.org")
        mails = compose_mails(month, Enclosures(**enclosed), settings, folder=tmp_path)
        return {mail.recipient: mail for mail in mails}

    return compose


def test_each_recipient_gets_one_mail(review, compose):
    mails = compose(review)
    addressed = {contact.recipient for contact in review.facts.catalog.contacts}

    assert set(mails) <= addressed
    assert {mail.kind for mail in mails.values()} == {"digest"}


def test_the_whole_text_of_a_units_mail(review, compose):
    month = one_matter(review)

    assert compose(month)["县人社局"].text.splitlines()[2:] == [
        "2022年6月衔接重点指标调度",
        "",
        "县人社局：",
        compose(month)["县人社局"].text.splitlines()[5],
        "",
        "1. 脱贫人口务工就业规模（提醒，第2个月）",
        "实际／应达 1,096／1,230人，差134人",
        "涉及2个镇，差距为仓上镇60、冷水镇20人。",
        "按现速年末约1,310人，达不到全年目标1,500人，每月需增加68人",
        "",
        compose(month)["县人社局"].text.splitlines()[12],
        "本邮件由白河县乡村振兴局按月自动发送，数据如有出入请及时反馈。",
    ]


def test_every_mail_of_a_real_month_is_two_screens(review, compose, tmp_path):
    for mail in compose(review).values():
        assert len(mail.text.splitlines()) <= MOST_LINES
        assert len(mail_bytes(mail)) <= MOST_BYTES
        assert len(mail.images) <= 2
        assert "nan" not in mail.text.lower()


def test_the_letter_and_its_reply_form_travel_with_the_mail(review, compose, tmp_path):
    one = letter("1号", "2022-06", DAY, recipient="县人社局")
    names = [one.file_name, reply_name_of("1号", "县人社局")]
    (tmp_path / "letters").mkdir()
    for name in names:
        (tmp_path / "letters" / name).write_bytes(b"PK")
    draft = replace(letter("2号", "2022-06", DAY, recipient="县林业局"), released_on=None)

    mails = compose(one_matter(review), letters=[one, draft])

    assert [file.name for file in mails["县人社局"].attachments] == names
    assert not [mail for name, mail in mails.items() if name != "县人社局" and mail.attachments]
    assert not [mail for name, mail in mails.items() if name != "县人社局" and "1号" in mail.text]


def test_more_than_five_matters_go_into_the_recipients_own_workbook(review, compose):
    mail = compose(review)["县人社局"]

    assert mail.text.count("实际／应达") == 5
    assert "县人社局-2022年6月-事项.xlsx" in [file.name for file in mail.attachments]
    assert "另有1件须办事项" in mail.text


def test_the_county_office_is_greeted_by_its_name_and_gets_the_papers(review, compose, tmp_path):
    paper = tmp_path / "bulletin.docx"
    paper.write_bytes(b"PK")

    mail = compose(one_matter(review), for_county=[paper])["白河县"]

    assert "\n县委、县政府督查室：\n" in mail.text
    assert [file.name for file in mail.attachments] == ["bulletin.docx"]


@pytest.mark.parametrize(("size", "pictures"), [(100_000, 1), (134_000, 0)])
def test_the_countys_papers_come_before_pictures(review, compose, tmp_path, size, pictures):
    papers = [tmp_path / "bulletin.docx", tmp_path / "warnings.xlsx"]
    for paper in papers:
        paper.write_bytes(b"1" * size)
    towns = (SlopeTown("仓上镇", 2, 1, 90.0), SlopeTown("冷水镇", 1, 2, 80.0))
    slope = Slope(Words("名次", (), "来源。"), "5月", "6月", towns)
    charts = [ChartFile("slope", "slope", "", "标题", "说明", tmp_path / "a.png", data=slope)]

    mail = compose(one_matter(review), for_county=papers, charts=charts)["白河县"]

    assert [file.name for file in mail.attachments] == ["bulletin.docx", "warnings.xlsx"]
    assert len(mail.images) == pictures


def test_a_mail_without_its_workbook_does_not_point_to_it(review, compose, tmp_path):
    large = tmp_path / "warnings.xlsx"
    large.write_bytes(b"1" * 400_000)

    mail = compose(review, for_county=[large])["白河县"]

    assert "见附件工作簿" not in mail.text
    assert "附件“warnings.xlsx”超出邮件大小限制" in mail.text


def test_an_unusable_address_counts_as_none(review, compose):
    bad = Contact("仓上镇", "", "a@b.org\r\nBcc: c@d.org", "", ("digest",))
    month = with_catalog(one_matter(review), contacts=(bad,))

    assert compose(month) == {}
    assert "仓上镇" in unreached_recipients(month)


def test_the_same_month_gives_the_same_bytes_and_the_day_changes_no_content(review, compose):
    first, second = compose(review), compose(review)
    later = compose(replace(review, day=dt.date(2022, 7, 6)))

    assert [mail_bytes(mail) for mail in first.values()] == [
        mail_bytes(mail) for mail in second.values()
    ]
    assert [mail.message_id for mail in first.values()] == [
        mail.message_id for mail in later.values()
    ]


def test_a_correction_of_a_figure_is_another_content(review, compose):
    first = one_matter(review)
    matter = first.matters[0]
    changed = replace(matter, row=replace(matter.row, actual=1096.001))

    assert (
        compose(first)["县人社局"].message_id
        != compose(replace(first, matters=(changed,)))["县人社局"].message_id
    )


def test_a_mail_is_plain_ascii_on_the_wire(review, compose):
    for mail in compose(review).values():
        lines = mail_bytes(mail).split(b"\r\n")
        assert max(len(line) for line in lines) <= 998
        assert all(line.isascii() for line in lines)


@pytest.mark.parametrize("wrong", [{"sender": "office"}, {"reply_to": "a@b.org\nBcc: c@d.org"}])
def test_a_wrong_sender_is_a_wrong_setting(review, tmp_path, wrong):
    with pytest.raises(DeclarationError, match=f"smtp.{next(iter(wrong))}"):
        compose_mails(review, Enclosures(), Smtp(**wrong), folder=tmp_path)
