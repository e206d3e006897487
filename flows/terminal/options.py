"""Options that many commands have, and what is asked of their values.

Their help texts are message ids of `flows/words/words.csv`.
"""

from pathlib import Path
from typing import Annotated

import typer

from flows.errors import UsageError
from flows.words.sentence import sentence

HomeOption = Annotated[Path | None, typer.Option("--home", help="option.home")]
MonthOption = Annotated[str, typer.Option("--month", help="option.month")]
JsonOption = Annotated[bool, typer.Option("--json", help="option.json")]
FormOption = Annotated[str, typer.Option("--format", help="option.format")]
QuietOption = Annotated[bool, typer.Option("--quiet", help="option.quiet")]
HistoryOption = Annotated[bool, typer.Option("--import-history", help="option.import_history")]

_FORMS = ("table", "csv", "json")


def check_form(form: str) -> str:
    """Return a word that `--format` knows, or raise UsageError."""
    if form not in _FORMS:
        raise UsageError(sentence("error.form", form=form))
    return form
