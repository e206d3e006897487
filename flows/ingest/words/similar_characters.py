"""Characters that hands and input methods mix up in names of places, by the reason."""

#: Same sound (tones aside).
SAME_SOUND = (
    "利力立丽励莉历里理",
    "平坪萍苹评屏",
    "营盈赢莹迎",
    "家佳嘉加",
    "庄桩装",
    "桥乔侨",
    "河何和合荷",
    "安按",
    "福富复幅付",
    "新心欣鑫",
    "星兴行",
    "沙砂莎",
    "坝霸",
    "垭桠丫崖",
    "朳扒八巴",
    "湾弯",
    "向象巷",
    "公工功宫弓",
    "路陆录",
    "群裙",
    "胜圣盛升生",
    "清青轻卿",
    "风丰峰枫锋",
    "狮师",
    "槐怀淮",
    "荣容蓉融",
    "宏洪红鸿",
    "阳杨羊洋",
    "园元圆源原远",
    "石时实十",
    "仓苍",
    "关官观",
    "口扣",
    "明名民",
    "同桐童",
    "双霜",
    "全泉权",
    "金津今",
    "高皋",
    "友有又",
    "树数",
    "中钟忠",
    "东冬",
)
#: Similar shape.
SAME_SHAPE = (
    "牛午",
    "未末",
    "士土",
    "己已巳",
    "大太",
    "日曰",
    "裴斐",
    "岸崖",
    "茅矛",
    "晴睛",
    "坪秤",
    "杆秆",
    "柳抑",
)


def look_alike(one: str, other: str) -> str:
    """Return why two different characters may be mixed up: 同音, 形近 or nothing."""
    for reason, groups in (("同音", SAME_SOUND), ("形近", SAME_SHAPE)):
        if any(one in group and other in group for group in groups):
            return reason
    return ""
