"""What a row of a sheet may be, in the words that `tidy --explain` shows, and why it may."""

from typing import NamedTuple

TITLE, HEADER, NUMBERS = "标题", "表头", "栏号行"
SECTION, DATA, NOTE = "分组行", "数据", "注"
ROLES = (TITLE, HEADER, NUMBERS, SECTION, DATA, NOTE)


class Evidence(NamedTuple):
    """One reason why a row has (weight above 0) or has not (below 0) a role."""

    role: str
    weight: float
    reason: str
