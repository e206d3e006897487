"""A month with one matter, the letter about it, and the figures when it was written."""

import datetime as dt
from dataclasses import replace

from flows.report.letters.letter_ledger import LetterMatter
from tests.alert.months import one_matter
from tests.report.letters.test_letter_counts import DAY, letter


def written_month(review):
    month = one_matter(review)
    warning = month.matters[0].warning_id
    one = replace(
        letter("1号", "2022-05", DAY, recipient="县人社局", answered=DAY),
        warning_ids=(warning,),
        answer="外出返乡",
        measures="组织输出",
        delay_until=dt.date(2022, 8, 1),
    )
    draft = replace(one, letter_id="2号", number="2号", released_on=None)
    then = LetterMatter("1号", warning, 1, "EMP-14", "610929000000", 900.0, 1100.0, 200.0)
    return month, [one, draft], [then, replace(then, letter_id="2号")]
