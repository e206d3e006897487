"""The committed dictionary, `docs/data-dictionary.md` and `.html`, from a file without a figure.

`python -m flows.warehouse.dictionary.fresh_pages docs` after a change of the schema or of a word.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from flows.paths import Home
from flows.warehouse.dictionary.dictionary_pages import html_dictionary, markdown_dictionary
from flows.warehouse.dictionary.read_dictionary import read_dictionary
from flows.warehouse.open import open_working
from flows.warehouse.publish import publish
from flows.warehouse.query import open_published


def write_fresh_pages(folder: Path) -> None:
    """Publish an empty warehouse and write what it says of itself into the folder."""
    with TemporaryDirectory() as place:
        home = Home(Path(place))
        with open_working(home):
            pass  # opening makes the tables
        publish(home)
        with open_published(home) as connection:
            dictionary = read_dictionary(connection)
    (folder / "data-dictionary.md").write_text(markdown_dictionary(dictionary), "utf-8")
    (folder / "data-dictionary.html").write_text(html_dictionary(dictionary), "utf-8")


if __name__ == "__main__":
    write_fresh_pages(Path(sys.argv[1]))
