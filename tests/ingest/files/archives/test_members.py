"""Which names an archive may have in it."""

import pytest

from flows.ingest.files.archives.members import check_names, is_ignored, refuse_path
from flows.ingest.files.unsafe import UnsafeFileError


def test_names_that_lineage_could_not_tell_apart_are_refused():
    with pytest.raises(UnsafeFileError, match="同名"):
        check_names(["a.csv", "b.csv", "a.csv"])
    check_names(["a.csv", "A.csv"])


def test_names_that_no_disk_could_hold_are_refused():
    check_names(["x" * 240])
    with pytest.raises(UnsafeFileError, match="过长"):
        check_names(["x" * 241])


@pytest.mark.parametrize(
    ("name", "tame"),
    [("../a.csv", "（上级）/a.csv"), ("/a.csv", "（根）/a.csv"), ("C:/a.csv", "C：/a.csv")],
)
def test_a_path_that_leads_out_is_refused_under_a_name_that_leads_nowhere(name: str, tame: str):
    member = refuse_path(name)

    assert member is not None
    assert (member.name, member.problem) == (tame, "file_unsafe")


def test_a_path_inside_is_none_of_these():
    assert refuse_path("城关镇/表..xlsx") is None


def test_what_systems_leave_beside_the_files_is_ignored():
    names = ["__MACOSX/a", "x/.DS_Store", "~$表.xlsx", "Thumbs.db", "表.xlsx"]

    assert [is_ignored(name) for name in names] == [True, True, True, True, False]
