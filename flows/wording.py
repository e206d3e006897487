"""What people read for every status, level, class, cause and kind: each word once, as tables.

Tables are keyed by the codes that travel in frames and are in the order in which papers list them.
How numbers are written is in `numbers_text.py`.
"""

#: How an indicator stands in an area and period (rules.md section 5).
STATUS_NAMES = {
    "green": "正常",
    "yellow": "关注",
    "red": "预警",
    "missing": "未报",
    "not_due": "未到期",
    "not_applicable": "不适用",
    "no_target": "未设目标",
}
#: A mark for every status, readable without colour; all are in the shipped font.
STATUS_MARKS = {
    "green": "●",
    "yellow": "▲",
    "red": "■",
    "missing": "○",
    "not_due": "◇",
    "not_applicable": "／",
    "no_target": "－",
}
#: Levels of a warning (rules.md section 7), and the letter that each level brings.
LEVEL_NAMES = {1: "提醒", 2: "督办", 3: "通报"}
LETTER_NAMES = {1: "提醒函", 2: "督办函", 3: "通报"}
#: What is listed and watched, but asks for no answer (rules.md section 10).
WATCH_LIST_NAME = "关注名单"
#: What a month did to a warning.
CHANGE_NAMES = {
    "new": "新增",
    "escalated": "升级",
    "continuing": "持续",
    "resolved": "销号",
    "lapsed": "期满",
}
#: How an episode stands (rules.md section 7).
WARNING_STATE_NAMES = {"open": "未销号", "resolved": "已销号", "lapsed": "期满未达标"}
#: Where a target comes from (rules.md section 3).
BASIS_NAMES = {
    "stated": "方案明确",
    "every_year": "方案逐年要求",
    "maintain": "方案要求保持",
    "end_of_period": "方案期末目标",
    "baseline": "基期年基数",
    "local": "年度任务分解",
    "prorated": "按年度推算",
    "interpolated": "两年之间推算",
    "from_observed": "从上年实际推算",
    "carried": "沿用上一目标",
    "allocated": "由上级目标分摊",
}
#: What a target is worth: `is_reference` false and true (rules.md section 3).
TARGET_NAMES = {False: "计划目标", True: "参考进度"}
DIRECTION_NAMES = {"at_least": "不低于", "at_most": "不高于", "equal": "等于", "between": "区间"}
KIND_NAMES = {"rate": "比率", "stock": "存量", "flow": "当年量", "cumulative": "规划期累计"}
FREQUENCY_NAMES = {
    "monthly": "每月",
    "quarterly": "每季",
    "half_yearly": "每半年",
    "annual": "每年",
}
#: Why a status changed.
CAUSE_NAMES = {
    "new data": "收到新的数据",
    "correction": "数据更正",
    "target revision": "目标调整",
    "rule change": "评估规则或口径调整",
    "plan ended": "规划期满",
    "indicator retired": "指标停用",
}
#: What becomes of a submission.
SUBMISSION_STATUS_NAMES = {
    "accepted": "已接收",
    "partial": "部分接收",
    "rejected": "未接收",
    "superseded": "已被更正",
    "duplicate": "重复报送",
}
#: What a finding does to what was reported (intake.md, "Findings").
SEVERITY_NAMES = {"reject": "整份不收", "hold": "该格暂不采用", "flag": "照收并提示"}
#: How far a submission was reviewed, from the lowest to the highest (三级核查).
REVIEW_NAMES = {"first": "初报", "town": "乡镇审核", "county": "县级审核"}
UNREVIEWED_NAME = "未审核"
#: Why a submission does not count: its review is too low for the policy, or its month is locked.
WITHHELD_NAMES = {"unreviewed": "待审核", "locked": "待解锁"}
#: What arrives for a locked month, and what it would do to the locked figure.
LATE_CHANGES_NAME = "更正"
LATE_CHANGE_NAMES = {"corrected": "改数", "added": "补报", "withdrawn": "撤回"}
#: The three classes of findings (intake.md, "Explanations"); `finding.class_of` gives the class.
CLASS_NAMES = {"correct": "必须改正", "explain": "须说明", "notice": "提示"}
#: What each code of a finding is called in a list.
FINDING_NAMES = {
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
    "ytd_step": "累计数不连续",
    "total_mismatch": "合计不符",
    "jump": "变动异常",
    "village_missing": "漏报村",
    "submission_missing": "未报送",
    "late": "逾期报送",
    "overwrites": "覆盖已报数",
    "correction_unmatched": "更正未生效",
    "source_differs": "与外部数据不符",
}
#: Where a setting comes from.
SETTING_SOURCE_NAMES = {"variable": "环境变量", "file": "settings.toml", "default": "默认值"}
#: What a mail is about.
MAIL_NAMES = {
    "digest": "月度调度",
    "findings": "报表问题",
    "missing": "催报",
    "letter": "函件",
    "answer": "收件回执",
    "overdue": "未按期运行",
}
#: How a mail, and one address of it, stands.
MAIL_STATE_NAMES = {
    "sending": "正在发送或结果不明",
    "sent": "已发送",
    "deferred": "对方要求稍后再发",
    "failed": "未发出",
}
#: What became of a message that came by mail.
FETCH_STATE_NAMES = {
    "kept": "已收件",
    "automatic": "自动发送的邮件，收件不回复",
    "empty": "没有附件",
    "repeated": "重复邮件",
    "too_large": "超过限额",
}
#: Levels of areas.
AREA_LEVEL_NAMES = {"county": "县级", "town": "乡级", "village": "村级"}
#: Who fills in a form.
REPORTER_NAMES = {"town": "乡镇报送", "department": "部门报送"}
#: How a measure counts.
ACCUMULATION_NAMES = {
    "stock": "报告期末的数",
    "ytd": "当年累计数",
    "cumulative": "自规划首年起累计",
}
#: How an indicator is made of measures (rules.md section 2).
AGGREGATION_NAMES = {
    "none": "直接取县级数",
    "sum": "逐级相加",
    "ratio": "分子除以分母",
    "count_where": "达到条件的个数",
    "share_where": "达到条件的占比",
}
#: How a year's way to its target runs (rules.md section 4).
PATH_NAMES = {"": "逐步推进", "from_zero": "每年从零起", "at_due": "到期一次完成"}
#: How an indicator ended with its plan.
RESULT_NAMES = {"met": "达到目标", "missed": "未达到目标", "unknown": "没有数据"}
#: What was read from a cell, and whether it is a total since January or one month's figure.
CELL_STATE_NAMES = {
    "value": "采用",
    "blank": "空白",
    "held": "暂不采用",
    "total": "合计行不采用",
}
SPAN_NAMES = {"value": "按指标口径", "month": "仅本月数"}
#: How a run ended.
RUN_STATUS_NAMES = {"done": "已完成"}
#: What a measure is to an indicator.
PART_NAMES = {"numerator": "作分子", "denominator": "作分母", "measure": "作指标值"}
#: How an own figure stands beside an outside one (按月比对).
COMPARISON_NAMES = {
    "agrees": "相符",
    "differs": "超出允许差异",
    "own_missing": "未上报",
    "own_incomplete": "上报不齐",
    "outside_missing": "外部数据没有",
}
