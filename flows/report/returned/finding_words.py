"""How a clerk reads a finding: its class and kind in Chinese, and the colour of the mark."""

from collections.abc import Mapping

from flows.finding import class_of
from flows.wording import CLASS_NAMES, FINDING_NAMES
from flows.words.place_words import PlaceWords

#: Red, yellow and pale yellow; the gravest class first.
FILLS = {"correct": "FFF4B6B0", "explain": "FFFFE699", "notice": "FFFFF2CC"}


def class_name(finding: Mapping[str, str]) -> str:
    """Return what is asked of the sender: 必须改正, 须说明 or 提示."""
    return CLASS_NAMES[class_of(finding["code"])]


def finding_name(finding: Mapping[str, str], places: PlaceWords) -> str:
    """Return what kind of finding it is, in the county's own words: 不是数字, 漏报社区."""
    return places.in_own_words(FINDING_NAMES[finding["code"]])


def finding_note(finding: Mapping[str, str], places: PlaceWords) -> str:
    """Return the comment on a cell: 【必须改正·不是数字】and the sentence."""
    name = finding_name(finding, places)
    return f"【{class_name(finding)}·{name}】{own_sentence(finding)}"


def own_sentence(finding: Mapping[str, str]) -> str:
    """Return the sentence without the place before it: it stands at the place, or in a column."""
    sheet = f"工作表“{finding['sheet']}”" if finding["sheet"] else ""
    _, mark, rest = finding["message"].partition(f"{finding['cell'] or sheet or '”'}：")
    return rest if mark else finding["message"]
