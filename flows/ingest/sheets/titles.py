"""The lines above a table: which one is its title, which ones state units, dates or offices."""

import re
from collections.abc import Sequence

from flows.ingest.sheets.region import Region
from flows.ingest.words.plain_text import squash

_NO_TITLE = re.compile(
    r"(?:[^:：]{1,20}[:：].*|[(\[].{1,40}[)\]]|表号|制[表定]机关|批准|备案|文号|有效期|综合机关|"
    r"数据来源|资料来源|续表|附[件表]\d*)"
)


def find_title(region: Region, rows: Sequence[int]) -> str:
    """Return the nearest line above a table that is one text and neither unit nor date line."""
    for facts in (region.facts_by_row[row] for row in reversed(rows)):
        texts = [word.text for word in facts.words]
        if len(texts) == 1 and not facts.figures and not _NO_TITLE.fullmatch(squash(texts[0])):
            return " ".join(texts[0].split())
    return ""
