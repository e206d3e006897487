"""How a clerk reads findings: severity and kind in Chinese, with the colour of the mark."""

SEVERITIES = {"reject": "未接收", "hold": "须改正", "flag": "请核实"}
FILLS = {"reject": "FFF4B6B0", "hold": "FFF4B6B0", "flag": "FFFFE699"}

KINDS = {
    "file_unreadable": "文件打不开",
    "file_encrypted": "文件有密码",
    "file_empty": "文件无内容",
    "file_unsafe": "文件超出限制",
    "file_duplicate": "重复报送",
    "form_unknown": "报表不明",
    "town_unknown": "填报单位不明",
    "period_unknown": "报告期不明",
    "period_mismatch": "报告期不符",
    "column_missing": "缺少指标",
    "column_unknown": "多余指标",
    "column_ambiguous": "指标重复",
    "area_unknown": "村名不符",
    "area_ambiguous": "村名不清",
    "area_duplicate": "村名重复",
    "value_not_number": "不是数字",
    "value_error": "公式错误",
    "value_out_of_range": "超出范围",
    "value_negative": "出现负数",
    "value_not_integer": "应为整数",
    "value_percent_scale": "百分数写法",
    "unit_conflict": "单位不符",
    "unit_suspect": "单位存疑",
    "part_exceeds_whole": "分项大于总数",
    "ytd_fell": "累计数下降",
    "ytd_step": "累计数不衔接",
    "total_mismatch": "合计不符",
    "jump": "变动异常",
    "village_missing": "漏报村",
    "submission_missing": "未报送",
    "late": "逾期报送",
    "correction_unmatched": "更正未生效",
}
