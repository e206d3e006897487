"""Workbooks that towns, units and the county fill in."""

from flows.forms.issue_templates import write_templates
from flows.forms.target_book import write_target_templates
from flows.forms.target_import import Approval, import_targets
from flows.forms.target_read import read_target_workbook

__all__ = [
    "Approval",
    "import_targets",
    "read_target_workbook",
    "write_target_templates",
    "write_templates",
]
