"""Findings of the reader, each with the sentence that a town clerk reads (intake.md)."""

from dataclasses import dataclass

from flows.finding import Finding, place_text
from flows.ingest.grid import CellValue
from flows.period import chinese_period, is_period
from flows.words.place_words import PLACES_BELOW


@dataclass(frozen=True)
class Place:
    """Where a table stands: file, sheet, and whose it is as far as that is known.

    `rows_of`: what the county calls the places of the table's rows.
    """

    file: str
    sheet: str = ""
    form: str = ""
    area_code: str = ""
    period: str = ""
    rows_of: str = PLACES_BELOW


#: What a held cell probably means, told before what to do.
SUGGESTED = "如应为{value}，请直接填{value}"
#: What was expected and what to do, by code; `{found}`, `{expected}`, `{hint}` and
#: `{rows_of}` are filled in.
_SENTENCES = {
    "form_unknown": "无法识别是哪张报表（{found}），请保留报表标题和指标名称，按下发的模板重新报送",
    "town_unknown": "无法识别是哪个单位填报的，请在标题或“填报单位”中写明名称后重新报送",
    "town_two": "表内是{found}，表名或文件名是{expected}，无法确定填报单位；请改为一致后重新报送",
    "period_unknown": "无法识别报告期，请在标题中写明“{expected}”后重新报送",
    "period_mismatch": "表内写的是{found}，本次应报{expected}，请核对月份后重新报送",
    "period_of_row": "该行是{found}的数，本次只收{expected}及以前的，未读取；请核对月份后重新报送",
    "column_missing": "没有找到“{expected}”，请补上后重新报送；确无数据的，保留该项、内容留空",
    "column_unknown": "“{found}”不是本表的指标，未予读取；{hint}如为笔误请改为规定名称",
    "column_nameless": "该列有数据而没有指标名称，未予读取；请补上名称，并核对本行各列有无错位",
    "column_ambiguous": "“{found}”对应不止一项指标（{expected}），请只保留一列并写明规定名称",
    "column_double": "{expected}均为“{found}”，各列均未采用；请只保留正确的一列后重新报送",
    "area_unknown": "“{found}”不是{expected}的{rows_of}，该行未读取；{hint}请改正名称后重新报送",
    "area_absent": "“{found}”本月不单独报送，该行未读取；{hint}请删去这一行后重新报送",
    "area_nameless": "该行有数据而没有名称，未读取；请补上{rows_of}名称，如为合计请写明“合计”",
    "area_continued": "“{found}”下一行有数据而没有名称，是否属于上一行不明，均未采用；请合并为一行",
    "area_ambiguous": "“{found}”可能指{expected}，无法确定，该行未读取；请写明全称后重新报送",
    "area_code_differs": "“{found}”的代码是{expected}的，名称与代码不符，未读取；请改正后重新报送",
    "area_duplicate": "“{found}”出现了不止一次，各行均未采用；请只保留正确的一行后重新报送",
    "value_not_number": "填的是“{found}”，应填{expected}；{hint}请改正后重新报送",
    "value_shared": "“{found}”这一格合并了多行，分不清是哪一行的；请取消合并、逐行填写后重新报送",
    "value_error": "公式出错（{found}），应填{expected}，请改为数值后重新报送",
    "unit_conflict": "注明的单位“{found}”不能换算为“{expected}”，请按规定单位填写后重新报送",
    "unit_blank": "单位栏空白，不知是否与相邻的“{found}”相同；请写明单位（规定为“{expected}”）",
    "percent_unclear": "填的是{found}，分不清是{found}%还是{expected}%，请写明百分号后重新报送",
    "value_percent_scale": "填的是{found}，同列或以往均按百分数填报，已按{expected}%读取；"
    "读取无误的，请说明；确为{found}%的，请写成“{found}%”后重新报送",
}


def say(
    code: str,
    place: Place,
    *,
    cell: str = "",
    found: str = "",
    expected: str = "",
    hint: str = "",
    area_code: str = "",
    measure_code: str = "",
    sentence: str = "",
) -> Finding:
    """Return the finding with its whole sentence; `sentence` names another one than the code's."""
    line = " ".join(found.split())
    shown = line if len(line) <= 40 else line[:39] + "…"
    text = _SENTENCES[sentence or code].format(
        found=_month(shown),
        expected=_month(expected),
        hint=hint + "；" if hint else "",
        rows_of=place.rows_of,
    )
    return Finding(
        code=code,
        file=place.file,
        sheet=place.sheet,
        cell=cell,
        form=place.form,
        period=place.period,
        area_code=area_code or place.area_code,
        measure_code=measure_code,
        found=found,
        expected=expected,
        message=f"{place_text(place.file, place.sheet, cell)}：{text}。",
    )


def shown(value: CellValue) -> str:
    """Return a cell's content as a person would read it."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _month(text: str) -> str:
    return chinese_period(text) if is_period(text) else text
