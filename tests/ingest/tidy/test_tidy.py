"""Any table workbook becomes one row per data cell: its header makes the column labels."""

from tests.ingest.grids import tidy


def test_title_unit_line_and_notes_give_no_row():
    assert tidy(
        """
        |表2.5 各区户籍人口|||
        |||
        |单位：人||
        |地  区|人口|户数|
        |城关|120|30|
        |合  计|120|30|
        |注：本表为年报数。|||
        |第 12 页|||
        """
    ) == [
        ("B5", "城关", "人口", "120"),
        ("C5", "城关", "户数", "30"),
        ("B6", "合 计", "人口", "120"),
        ("C6", "合 计", "户数", "30"),
    ]


def test_words_split_over_rows_and_a_unit_row_are_levels_of_the_column():
    assert tidy(
        """
        |地  区|出生人数|已婚育龄|避孕率|
        |||妇女人数||
        ||（万人）|（万人）|（%）|
        |全  市|12.1|214.4|78.4|
        |␣␣浦东新区|2.6|45.7|81.3|
        """,
        "A1:A3",
        "B1:B2",
        "D1:D2",
    ) == [
        ("B4", "全 市", "出生人数 > （万人）", "12.1"),
        ("C4", "全 市", "已婚育龄 > 妇女人数 > （万人）", "214.4"),
        ("D4", "全 市", "避孕率 > （%）", "78.4"),
        ("B5", "浦东新区", "出生人数 > （万人）", "2.6"),
        ("C5", "浦东新区", "已婚育龄 > 妇女人数 > （万人）", "45.7"),
        ("D5", "浦东新区", "避孕率 > （%）", "81.3"),
    ]


def test_years_that_are_numbers_head_their_group():
    assert tidy(
        """
        |地区|2016||2017||
        ||迁入|迁出|迁入|迁出|
        |城关|1|2|3|4|
        """,
        "A1:A2",
        "B1:C1",
        "D1:E1",
    ) == [
        ("B3", "城关", "2016 > 迁入", "1"),
        ("C3", "城关", "2016 > 迁出", "2"),
        ("D3", "城关", "2017 > 迁入", "3"),
        ("E3", "城关", "2017 > 迁出", "4"),
    ]


def test_a_group_whose_merge_was_dissolved_is_spread_over_its_columns():
    assert tidy(
        """
        |村名|户数|其中||面积|
        |||脱贫户|监测户||
        |有庄村|9|5|4|70|
        """
    ) == [
        ("B3", "有庄村", "户数", "9"),
        ("C3", "有庄村", "其中 > 脱贫户", "5"),
        ("D3", "有庄村", "其中 > 监测户", "4"),
        ("E3", "有庄村", "面积", "70"),
    ]


def test_the_same_sub_header_under_several_groups_keeps_its_group():
    assert tidy(
        """
        |地区|粮食||油料||
        ||面积|产量|面积|产量|
        ||亩|吨|亩|吨|
        |甲|1|2|3|4|
        |城关镇|10|20|30|40|
        """,
        "A1:A3",
        "B1:C1",
        "D1:E1",
    ) == [
        ("B5", "城关镇", "粮食 > 面积 > 亩", "10"),
        ("C5", "城关镇", "粮食 > 产量 > 吨", "20"),
        ("D5", "城关镇", "油料 > 面积 > 亩", "30"),
        ("E5", "城关镇", "油料 > 产量 > 吨", "40"),
    ]


def test_four_header_rows():
    assert tidy(
        """
        |单位|农村经济||||
        ||农业||林业||
        ||粮食|油料|面积|产值|
        ||亩|亩|亩|万元|
        |城关镇|1|2|3|4|
        """,
        "A1:A4",
        "B1:E1",
        "B2:C2",
        "D2:E2",
    ) == [
        ("B5", "城关镇", "农村经济 > 农业 > 粮食 > 亩", "1"),
        ("C5", "城关镇", "农村经济 > 农业 > 油料 > 亩", "2"),
        ("D5", "城关镇", "农村经济 > 林业 > 面积 > 亩", "3"),
        ("E5", "城关镇", "农村经济 > 林业 > 产值 > 万元", "4"),
    ]


def test_tables_stacked_on_one_sheet_are_told_apart_by_the_line_above_each():
    assert tidy(
        """
        |全体居民收入|||
        |地 区|2016年（元）|2015年（元）|
        |武汉市|35383|32478|
        |农村居民收入|||
        |地 区|2016年（元）|2015年（元）|
        |武汉市|19152|17722|
        """,
        "A1:C1",
        "A4:C4",
    ) == [
        ("B3", "武汉市", "全体居民收入 > 2016年（元）", "35383"),
        ("C3", "武汉市", "全体居民收入 > 2015年（元）", "32478"),
        ("B6", "武汉市", "农村居民收入 > 2016年（元）", "19152"),
        ("C6", "武汉市", "农村居民收入 > 2015年（元）", "17722"),
    ]


def test_tables_side_by_side_have_their_own_labels():
    assert tidy(
        """
        |村名|户数|人口||村名|户数|人口|
        |有庄村|9|30||新建村|8|20|
        |公营村|7|25||清风村|6|18|
        """
    ) == [
        ("B2", "有庄村", "户数", "9"),
        ("C2", "有庄村", "人口", "30"),
        ("B3", "公营村", "户数", "7"),
        ("C3", "公营村", "人口", "25"),
        ("F2", "新建村", "户数", "8"),
        ("G2", "新建村", "人口", "20"),
        ("F3", "清风村", "户数", "6"),
        ("G3", "清风村", "人口", "18"),
    ]


def test_a_transposed_table_has_areas_in_its_columns():
    assert tidy(
        """
        |指标|城关镇|中厂镇|
        |户数|12|13|
        |人口|40|41|
        """
    ) == [
        ("B2", "户数", "城关镇", "12"),
        ("C2", "户数", "中厂镇", "13"),
        ("B3", "人口", "城关镇", "40"),
        ("C3", "人口", "中厂镇", "41"),
    ]


def test_a_part_without_a_group_stands_under_the_whole_at_its_left():
    assert tidy(
        """
        |单 位|大牲畜||生猪||
        |||其中:牛|存栏|#能繁母猪|
        |城关镇|5|6|7|8|
        """
    ) == [
        ("B3", "城关镇", "大牲畜", "5"),
        ("C3", "城关镇", "大牲畜 > 其中:牛", "6"),
        ("D3", "城关镇", "生猪 > 存栏", "7"),
        ("E3", "城关镇", "生猪 > #能繁母猪", "8"),
    ]


def test_a_blank_row_inside_the_header_does_not_end_it():
    assert tidy(
        """
        |单位：亩、吨||||
        ||合  计||其中：小麦||
        ||||||
        |乡 镇|面积|产量|面积|产量|
        |城关镇|10|3|4|5|
        """
    ) == [
        ("B5", "城关镇", "合 计 > 面积", "10"),
        ("C5", "城关镇", "合 计 > 产量", "3"),
        ("D5", "城关镇", "其中：小麦 > 面积", "4"),
        ("E5", "城关镇", "其中：小麦 > 产量", "5"),
    ]


def test_pages_of_one_table_on_one_sheet_are_told_apart_by_their_titles():
    rows = tidy(
        """
        |3-1 畜牧业生产情况（一）|||
        |单 位|生猪||
        ||存栏|出栏|
        |城关镇|7|8|
        ||||
        |3-1 畜牧业生产情况（二）|||
        |单 位|羊||
        ||存栏|出栏|
        |城关镇|15|16|
        """
    )

    assert rows == [
        ("B4", "城关镇", "3-1 畜牧业生产情况（一） > 生猪 > 存栏", "7"),
        ("C4", "城关镇", "3-1 畜牧业生产情况（一） > 生猪 > 出栏", "8"),
        ("B9", "城关镇", "3-1 畜牧业生产情况（二） > 羊 > 存栏", "15"),
        ("C9", "城关镇", "3-1 畜牧业生产情况（二） > 羊 > 出栏", "16"),
    ]


def test_a_row_whose_name_stands_beside_the_label_column_keeps_that_name():
    assert tidy(
        """
        |Item|Name|Qty|Price|Total|
        |A-1|Widget|12|2.5|30|
        |B-2|Sprocket|3|99.5|298.5|
        ||||Subtotal|328.5|
        """
    )[-1] == ("E4", "Subtotal", "Total", "328.5")


def test_signs_for_no_figure_are_no_data_and_footnoted_numbers_stay_as_they_are():
    assert tidy("|Krat|Ibu|\n|Mor|(NA)|\n|Lup|12(1)|\n|Tar|X|\n|Dov|7|") == [
        ("B3", "Lup", "Ibu", "12(1)"),
        ("B5", "Dov", "Ibu", "7"),
    ]


def test_dates_written_as_text_are_values_beside_a_label_and_heads_above_figures():
    assert tidy("|Task|Start|Done|\n|Mor|2009-01-05|3|\n|Lup|2009-02-02|4|")[0] == (
        "B2", "Mor", "Start", "2009-01-05",
    )  # fmt: skip
    assert tidy("|Task|2009-01-05|2009-01-12|\n|Mor|5|3|\n|Lup|2|4|")[0] == (
        "B2", "Mor", "2009-01-05", "5",
    )  # fmt: skip


def test_sub_headers_that_repeat_tell_groups_over_their_middle():
    rows = tidy(
        """
        |||Males|||Females||
        |Age|Total|Urban|Rural|Total|Urban|Rural|
        |0-4|10|4|6|9|5|4|
        """
    )

    assert [row[2] for row in rows] == [
        "Males > Total", "Males > Urban", "Males > Rural",
        "Females > Total", "Females > Urban", "Females > Rural",
    ]  # fmt: skip


def test_a_grid_of_two_scales_has_figures_for_labels_on_both_sides():
    assert tidy(
        """
        |||10|12|14|
        |Volume|100|1000|1200|1400|
        ||200|2000|2400|2800|
        ||300|3000|3600|4200|
        """
    )[:2] == [("C2", "Volume > 100", "10", "1000"), ("D2", "Volume > 100", "12", "1200")]


def test_labels_that_begin_again_are_headed_by_the_row_without_figures():
    rows = tidy(
        "|Age|1990|2000|\n|Young|63|72|\n|Old|31|35|\n|Percent|||\n|Young|25|26|\n|Old|12|13|"
    )

    assert [row[1] for row in rows if row[0][0] == "B"] == [
        "Young", "Old", "Percent > Young", "Percent > Old",
    ]  # fmt: skip


def test_one_figure_a_row_is_enough():
    assert tidy("|Product|Jan|Feb|Mar|\n|A|||3|\n|B|1|||\n|C||2||") == [
        ("D2", "A", "Mar", "3"), ("B3", "B", "Jan", "1"), ("C4", "C", "Feb", "2"),
    ]  # fmt: skip


def test_lines_of_item_and_content_right_above_a_whole_header_are_titles():
    rows = tidy(
        """
        |单位名称|甲局||||
        |年度|2022||||
        |序号|月份|2021年实际|2022年实际|同比|
        |(1)|(2)|(3)|(4)|(5)=(4)/(3)|
        |1|1月|178|190|106.7|
        |2|2月|168|180|107.1|
        """
    )

    assert rows[0] == ("C5", "1月", "2021年实际", "178")
    assert rows[-1] == ("E6", "2月", "同比", "107.1")


def test_columns_may_be_numbered_in_rings_by_letters_or_behind_a_word():
    for numbers in ("|①|②|③|", "|A|B|C=B/A|", "|栏次|1|2|", "|栏次||1|"):
        assert tidy(f"|镇|户数|人数|\n{numbers}\n|甲镇|10|20|\n|乙镇|40|80|") == [
            ("B3", "甲镇", "户数", "10"),
            ("C3", "甲镇", "人数", "20"),
            ("B4", "乙镇", "户数", "40"),
            ("C4", "乙镇", "人数", "80"),
        ], numbers


def test_months_beside_names_are_a_label_and_no_index():
    assert tidy(
        """
        |年|月|镇|产值|
        |2021|1|甲镇|410|
        ||1|乙镇|399|
        ||2|甲镇|380|
        """,
        "A2:A4",
    ) == [
        ("D2", "2021 > 1 > 甲镇", "产值", "410"),
        ("D3", "2021 > 1 > 乙镇", "产值", "399"),
        ("D4", "2021 > 2 > 甲镇", "产值", "380"),
    ]


def test_an_indented_column_nests_its_rows_also_where_another_label_stands_behind_it():
    assert tidy(
        """
        |序号|品名|产地|价格|
        |1|白菜|本地|3|
        ||␣␣甲超市|外地|3.1|
        |2|芹菜|本地|5|
        ||␣␣甲超市|外地|5.1|
        """
    ) == [
        ("D2", "白菜 > 本地", "价格", "3"),
        ("D3", "白菜 > 甲超市 > 外地", "价格", "3.1"),
        ("D4", "芹菜 > 本地", "价格", "5"),
        ("D5", "芹菜 > 甲超市 > 外地", "价格", "5.1"),
    ]


def test_a_title_over_an_inner_column_of_a_whole_header_is_no_group():
    rows = tidy(
        """
        |||||表号：农1|
        ||农业产值表||||
        |镇|种植业|林业|牧业|渔业|
        |甲镇|1|2|3|4|
        |乙镇|5|6|7|8|
        """
    )

    assert rows[0] == ("B4", "甲镇", "种植业", "1")
    assert rows[-1] == ("E5", "乙镇", "渔业", "8")
