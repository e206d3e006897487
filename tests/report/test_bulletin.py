import datetime as dt
import io
import shutil
import zipfile
from dataclasses import replace

import pandas as pd
import pytest
from docx import Document
from docx.shared import Mm

from flows.report.bulletin.bulletin import write_bulletin
from flows.report.bulletin.plan_sections import chinese_number
from flows.report.charts.draw_charts import ChartFile
from flows.report.letters.letter_ledger import Letter
from flows.report.office.pdf import write_pdf
from tests.report.example import example_facts

DAY = dt.date(2022, 7, 12)
COUNTY = "610929000000"


@pytest.fixture(scope="module")
def facts(tmp_path_factory):
    return example_facts(tmp_path_factory.mktemp("catalog"))


@pytest.fixture
def written(tmp_path):
    def write(facts, charts=(), **options):
        file = write_bulletin(facts, charts, tmp_path, day=DAY, **options)
        return [one.text for one in Document(str(file)).paragraphs if one.text]

    return write


def conclusions(lines):
    return [line for line in lines[3:9] if line.startswith("（")]


def some(facts, rows, warnings=None):
    """The month with only these rows: indicator, area, status, actual."""
    first = facts.month.iloc[0].to_dict()
    month = pd.DataFrame(
        [
            first
            | {
                "indicator_code": code,
                "area_code": area,
                "status": status,
                "actual": actual,
                "expected": 86.5,
                "target": 87.0,
                "target_upper": float("nan"),
                "expected_upper": float("nan"),
                "shortfall": 0.1 if status == "red" else 0.0,
            }
            for code, area, status, actual in rows
        ],
        columns=facts.month.columns,
    )
    return replace(
        facts,
        assessments=month,
        warnings=facts.warnings.iloc[:0] if warnings is None else warnings,
        town_scores=facts.town_scores.iloc[:0],
        findings=facts.findings.iloc[:0],
    )


def test_the_first_page_tells_the_real_month(facts, written):
    lines = written(facts)

    assert lines[:4] == [
        "关于2022年6月\n有效衔接重点指标调度情况的通报",
        "各镇人民政府，县直有关部门：",
        "根据产业振兴等11个有效衔接工作实施方案，现将2022年6月调度情况通报如下。",
        "一、总体情况",
    ]
    assert conclusions(lines) == [
        "（一）指标完成。全县层面应评估223项，其中正常94项、关注39项、预警80项、未报2项、未设目标8项；"
        "各镇层面应评估1408项次，其中正常641项次、关注140项次、预警307项次、未报15项次、未设目标305项次。",
        "（二）预警变化。预警事项新增113项次、升级397项次、持续49项次、销号31项次；"
        "目前在列559项次，其中提醒148项次、督办135项次、通报276项次。",
        "（三）各镇排名。综合得分居前的是卡子镇（95.6分）、西营镇（94.5分）、城关镇（93.1分）；"
        "居后的是中厂镇（83.8分）、双丰镇（91.3分）、构朳镇（91.5分）。",
        "（四）牵头单位。全县层面预警指标较多的是县农业农村局（23项）、县委组织部（11项）、县人社局（10项）。",
        "（五）数据报送。应报报表均已收到；报送数据中须改正2处、请核实1处，已反馈报送单位。",
    ]
    assert lines[-2:] == ["白河县乡村振兴局", "2022年7月12日"]


def test_the_counts_of_the_text_are_those_of_the_table(facts):
    county = facts.month[facts.month["area_code"] == COUNTY]

    assert county["status"].value_counts().to_dict() == {
        "green": 94,
        "red": 80,
        "yellow": 39,
        "no_target": 8,
        "missing": 2,
    }


def test_a_month_without_reds_reads_naturally(facts, written):
    lines = written(some(facts, [("ECO-01", COUNTY, "green", 90.0)]))

    assert conclusions(lines) == [
        "（一）指标完成。全县层面应评估1项，其中正常1项。",
        "（二）预警变化。本月为首次评估，没有上月可比。目前没有在列的预警事项。",
        "（三）各镇排名。本月没有可供各镇排名的指标。",
        "（四）牵头单位。全县层面没有预警指标。",
        "（五）数据报送。应报报表均已收到。",
    ]
    assert "（一）生态振兴。应评估的1项均达到序时目标。" in lines
    assert "各镇、各有关部门要继续保持工作力度，按时报送数据，确保完成全年目标任务。" in lines
    assert not [line for line in lines if "预警事项的牵头单位" in line or "附件1" in line]


def test_a_month_in_which_nothing_is_due_says_so(facts, written):
    lines = written(some(facts, []))

    assert conclusions(lines)[0] == "（一）指标完成。本月没有到期评估的指标。"
    assert [line for line in lines if line.startswith("本月没有到期评估指标的方案：产业振兴、")]
    assert "三、各镇情况" not in lines
    assert "三、下一步要求" in lines


def test_a_plan_tells_its_missing_indicators_and_its_worst_ones(facts, written):
    rows = [
        ("ECO-01", COUNTY, "red", 70.0),
        ("ECO-02", COUNTY, "missing", float("nan")),
        ("ECO-01", "610929107000", "red", 60.0),
    ]

    lines = written(some(facts, rows))

    assert [line for line in lines if line.startswith("（一）生态振兴")] == [
        f"（一）生态振兴。应评估2项，其中预警1项、未报1项。未报数据的是{name_of(facts, 'ECO-02')}。"
    ]
    assert conclusions(lines)[3].startswith("（四）牵头单位。全县层面的预警指标由")


def name_of(facts, code):
    return facts.catalog.indicator_by_code[code].name


def warnings_of(facts, *rows):
    return pd.DataFrame(
        [
            {
                "warning_id": f"w{number}",
                "indicator_code": code,
                "form": form,
                "area_code": area,
                "opened": opened,
                "last_period": "2022-06",
                "level": level,
                "state": state,
                "resolved": "2022-06" if state != "open" else "",
                "level_since": since,
            }
            for number, (code, form, area, opened, level, state, since) in enumerate(rows)
        ],
        columns=facts.warnings.columns,
    )


def test_changes_missing_forms_and_overdue_letters_are_told(facts, written):
    warnings = warnings_of(
        facts,
        ("ECO-01", "", COUNTY, "2022-06", 1, "open", "2022-06"),
        ("ECO-02", "", COUNTY, "2022-03", 3, "open", "2022-06"),
        ("ECO-03", "", COUNTY, "2022-03", 1, "resolved", "2022-03"),
        ("", "T2", "610929110000", "2022-06", 1, "open", "2022-06"),
    )
    letter = Letter(
        *("id", "白衔函〔2022〕7号", "2022-05", 2, "仓上镇", ("w9",)),
        *(dt.date(2022, 6, 6), dt.date(2022, 6, 9), None, "", "a.docx"),
    )

    lines = written(some(facts, [("ECO-01", COUNTY, "red", 70.0)], warnings), overdue=[letter])

    assert conclusions(lines)[1] == (
        "（二）预警变化。本月为首次评估，没有上月可比。预警事项新增1项次、升级1项次、销号1项次；"
        "目前在列2项次，其中提醒1项次、通报1项次。"
    )
    assert conclusions(lines)[4] == (
        "（五）数据报送。尚有1张报表未报送（麻虎镇1张）；以前月份的函件逾期未书面答复1件。"
    )
    assert "三、报送和答复情况" in lines
    assert [line for line in lines if line.startswith("（二）已达到通报层级的1项次")]


def test_equal_and_few_towns_are_ranked_in_plain_words(facts, written):
    june = facts.town_scores[facts.town_scores["period"] == "2022-06"]
    one = replace(some(facts, []), town_scores=june.iloc[:1])
    equal = replace(some(facts, []), town_scores=june.assign(score=100.0))

    assert conclusions(written(one))[2] == "（三）各镇排名。本月参加评估的有卡子镇（95.6分）。"
    assert conclusions(written(equal))[2] == "（三）各镇排名。11个镇得分相同，均为100分。"


def test_the_paper_follows_the_standard_and_simulated_months_are_marked(facts, tmp_path):
    document = Document(str(write_bulletin(facts, (), tmp_path, day=DAY)))
    section = document.sections[0]

    sizes = (
        *(section.page_width, section.page_height, section.top_margin),
        *(section.bottom_margin, section.left_margin, section.right_margin),
    )
    for size, wanted in zip(sizes, (210, 297, 37, 35, 28, 26), strict=True):
        assert abs(size - Mm(wanted)) < Mm(0.1)
    assert section.header.paragraphs[0].text == "【模拟数据，仅供演示】"
    assert section.even_page_header.paragraphs[0].text == "【模拟数据，仅供演示】"
    styles = document.styles.element.xml
    assert all(name in styles for name in ("方正小标宋简体", "黑体", "楷体", "仿宋"))
    with zipfile.ZipFile(tmp_path / "bulletin.docx") as parts:
        assert "华文中宋" in parts.read("word/fontTable.xml").decode()

    real = Document(str(write_bulletin(replace(facts, is_synthetic=False), (), tmp_path)))
    assert real.sections[0].header.paragraphs[0].text == ""
    assert real.paragraphs[-1].text == "2022年7月1日"


def test_the_same_month_gives_the_same_bytes(facts, tmp_path):
    first = write_bulletin(facts, (), tmp_path, day=DAY).read_bytes()

    assert write_bulletin(facts, (), tmp_path, day=DAY).read_bytes() == first


def test_charts_stand_in_the_bulletin_with_their_description(facts, tmp_path):
    from matplotlib.figure import Figure

    picture = io.BytesIO()
    Figure(figsize=(1, 1)).savefig(picture, format="png")
    png = tmp_path / "plans.png"
    png.write_bytes(picture.getvalue())
    chart = ChartFile("plans", "plans", "", "标题", "各方案各月状态", png, png)

    document = Document(str(write_bulletin(facts, [chart], tmp_path, day=DAY)))

    [shape] = document.inline_shapes
    assert shape._inline.docPr.get("descr") == "各方案各月状态"


def test_names_from_sheets_are_text_in_the_bulletin(facts, tmp_path):
    evil = replace(facts.catalog.indicators[0], name="<w:p>&\x00\u202e=1+1")
    catalog = replace(facts.catalog, indicators=(evil,))
    row = ("IND-01", COUNTY, "red", 1.0)

    file = write_bulletin(replace(some(facts, [row]), catalog=catalog), (), tmp_path, day=DAY)

    [table] = Document(str(file)).tables
    assert table.rows[1].cells[0].text == "<w:p>&=1+1（%）"


@pytest.mark.parametrize(
    ("number", "text"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一")]
)
def test_parts_are_numbered_in_chinese(number, text):
    assert chinese_number(number) == text


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is optional")
def test_libreoffice_opens_the_bulletin(facts, tmp_path):
    pdf = write_pdf(write_bulletin(facts, (), tmp_path, day=DAY))

    assert pdf == tmp_path / "bulletin.pdf"
    assert pdf.read_bytes().startswith(b"%PDF")


def test_without_libreoffice_there_is_no_pdf_and_no_trouble(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))

    assert write_pdf(tmp_path / "bulletin.docx") is None


@pytest.mark.parametrize("script", ["#!/bin/sh\nexit 1\n", "#!/bin/sh\nexit 0\n"])
def test_a_libreoffice_that_fails_gives_no_pdf(tmp_path, monkeypatch, script):
    program = tmp_path / "soffice"
    program.write_text(script)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert write_pdf(tmp_path / "bulletin.docx", seconds=5) is None
    assert not (tmp_path / "bulletin.pdf").exists()
