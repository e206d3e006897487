from pathlib import Path

from flows.warehouse.dictionary.read_dictionary import CodeEntry, ColumnEntry, read_dictionary
from flows.warehouse.query import open_published
from flows.warehouse.views.make_views import VIEWS
from tests.warehouse.views.analysts_home import make_analysts_home


def test_a_published_file_tells_its_views_tables_columns_and_words(tmp_path: Path):
    home = make_analysts_home(tmp_path)

    with open_published(home) as connection:
        found = read_dictionary(connection)

    assert {one.name for one in found.views} == set(VIEWS)
    codes = next(one for one in found.tables if one.name == "codes")
    assert (codes.is_view, codes.comment) == (False, "代码表：各列可取的代码及其中文")
    assert codes.columns == (
        ColumnEntry("domain", "VARCHAR", "代码类别"),
        ColumnEntry("code", "VARCHAR", "代码"),
        ColumnEntry("word", "VARCHAR", "中文"),
        ColumnEntry("position", "INTEGER", "排列次序"),
    )
    assert found.codes["level"] == (
        CodeEntry("1", "提醒"),
        CodeEntry("2", "督办"),
        CodeEntry("3", "通报"),
    )
