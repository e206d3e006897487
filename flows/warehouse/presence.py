"""Whether the working warehouse is there to go on with, and what to do when it is not."""

from flows.errors import ServiceError
from flows.paths import Home
from flows.warehouse.journal import Journal
from flows.words.sentence import Sentence, sentence


def check_presence(home: Home) -> None:
    """Raise ServiceError when there is a history but no working file to go on with.

    A published copy is a history, and so is a journal: it must not be told of a new beginning.
    """
    file = home.working_warehouse
    if file.exists() and file.stat().st_size:
        return
    if home.warehouse.exists():
        values = {"file": file, "published": home.warehouse.name, "ways": ways_out(home)}
        raise ServiceError(
            sentence("error.working_empty", **values)
            if file.exists()
            else sentence("error.working_missing", **values)
        )
    if not Journal(home.journal).is_empty:
        raise ServiceError(
            sentence(
                "error.both_missing",
                file=file,
                published=home.warehouse.name,
                journal=home.journal,
            )
        )


def ways_out(home: Home) -> Sentence:
    """Return what a person can do when the working file cannot be used."""
    return sentence("remedy.ways_out", published=home.warehouse)
