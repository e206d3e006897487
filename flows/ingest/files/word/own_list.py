"""The list of findings that a returned Word document carries at its end."""

#: The line above that list; the table below it is the program's own and no data.
OWN_LIST_TITLE = "问题清单"
