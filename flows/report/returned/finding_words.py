"""How a clerk reads findings: severity and kind in Chinese, with the colour of the mark."""

from flows.wording import FINDING_NAMES

SEVERITIES = {"reject": "未接收", "hold": "须改正", "flag": "请核实"}
FILLS = {"reject": "FFF4B6B0", "hold": "FFF4B6B0", "flag": "FFFFE699"}
KINDS = FINDING_NAMES
