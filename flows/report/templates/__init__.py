"""Workbooks that towns, units and the county fill in."""

from flows.report.templates.issue import write_templates
from flows.report.templates.target_book import write_target_templates
from flows.report.templates.target_import import import_targets
from flows.report.templates.target_read import read_target_workbook

__all__ = ["import_targets", "read_target_workbook", "write_target_templates", "write_templates"]
