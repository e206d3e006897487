"""Why an area that is not valid in a month has no row of its own."""

from dataclasses import replace

from flows.ingest.forms.area_findings import why_absent
from tests.ingest.town_file import CATALOG, QINGFENG, SHENGLI

VILLAGE = CATALOG.area_by_code[SHENGLI]


def reason(period: str, **changes: str) -> str:
    area = replace(VILLAGE, **changes)
    areas = tuple(area if one is VILLAGE else one for one in CATALOG.areas)
    return why_absent(area, replace(CATALOG, areas=areas), period)


def test_a_merged_area_names_its_successor():
    assert reason("2022-06", valid_to="2021-12", merged_into=QINGFENG) == (
        "自2022年1月起已并入清风村委会，数据计入清风村委会填报"
    )


def test_an_area_without_successor_is_closed():
    assert reason("2022-06", valid_to="2022-05") == "该区划自2022年6月起撤销"


def test_a_new_area_is_told_from_when_it_reports():
    assert reason("2022-06", valid_from="2022-07") == "该区划自2022年7月起报送"
