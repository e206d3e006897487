"""Words by which a column says which report its figures are of."""

#: The report before this one; a 本月数 beside it is what this report says.
PREVIOUS_WORDS = frozenset(
    ["上月", "上月数", "上期", "上期数", "上月数(参考)", "上期数(参考)", "上季", "上季度", "上季数"]
)
#: Heads a column in which a row is ticked whose levels are as the last report had them.
SAME_WORDS = frozenset(["与上月相同", "与上期相同", "同上月", "同上期"])
