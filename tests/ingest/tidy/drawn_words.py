"""Words for drawn tables in several languages, one of them no language at all."""

import random

LANGUAGES = {
    "zh": {
        "places": ["城关镇", "中厂镇", "构扒镇", "卡子镇", "茅坪镇", "宋家镇", "西营镇", "仓上镇"],
        "heads": ["户数", "人口", "播种面积", "总产量", "出栏", "存栏", "金额", "增速"],
        "groups": ["农业", "林业", "牧业", "渔业"],
        "corner": ["地区", "品种", "镇办", "项目", "科目"],
        "title": "2021年各镇主要统计指标情况表",
        "unit": "单位：人",
        "note": "注：本表数据为年报数，与月报数据略有出入。",
        "total": "合计",
        "sections": ["第一产业", "第二产业", "第三产业"],
        "units": ["亩", "吨", "万元", "%"],
        "part": "其中：",
    },
    "en": {
        "places": ["Northfield", "Easton", "Weston Park", "Southam", "Midvale", "Upton", "Lowick", "Hale"],
        "heads": ["Households", "Persons", "Area", "Output", "Employees", "Turnover", "Births", "Deaths"],
        "groups": ["Males", "Females", "Full-time workers", "Part-time workers"],
        "corner": ["District", "Item", "Industry", "Age of head", "Selected characteristic"],
        "title": "Table 4. Households and population by district, 2021",
        "unit": "(In thousands, except as indicated)",
        "note": "Source: annual survey of households; figures may not add to totals due to rounding.",
        "total": "Total",
        "sections": ["Goods-producing", "Service-providing", "Government"],
        "units": ["Number", "km²", "USD million", "Percent"],
        "part": "of which: ",
    },
    "de": {
        "places": ["Altdorf", "Bergen", "Celle", "Dorfen", "Eckental", "Forst", "Gera", "Halle"],
        "heads": ["Haushalte", "Personen", "Fläche", "Ertrag", "Betriebe", "Umsatz", "Geburten", "Zuzüge"],
        "groups": ["Männer", "Frauen", "Vollzeit", "Teilzeit"],
        "corner": ["Kreis", "Merkmal", "Wirtschaftszweig", "Gegenstand der Nachweisung"],
        "title": "Haushalte und Bevölkerung nach Kreisen im Jahr 2021",
        "unit": "(in 1000)",
        "note": "1) Vorläufige Ergebnisse der Erhebung; Abweichungen in den Summen durch Runden der Zahlen.",
        "total": "Insgesamt",
        "sections": ["Produzierendes Gewerbe", "Dienstleistungen", "Landwirtschaft"],
        "units": ["Anzahl", "ha", "Mio. EUR", "%"],
        "part": "davon ",
    },
    "xx": {
        "places": ["Morvat", "Lupsen", "Tarkil", "Dovane", "Pelgur", "Sintra Bo", "Quelm", "Razzin"],
        "heads": ["Velom", "Tarsk", "Ibun Kra", "Oplet", "Grewn", "Hasti", "Jolm", "Karv"],
        "groups": ["Zappen", "Wurrin", "Yoltak", "Uvena"],
        "corner": ["Blimp", "Krat", "Snorv, BL"],
        "title": "Orgel tarvin lupo dassen velomik urtap 2021",
        "unit": "(tars ven)",
        "note": "* Velomik daspen urtap orgel lupo, dassen tarvin orgel tas velom iben krat ulmo.",
        "total": "Sumtot",
        "sections": ["Alpvem", "Betvem", "Gamvem"],
        "units": ["vel", "tar", "ibu", "%"],
        "part": "",
    },
}  # fmt: skip


def words(chance: random.Random) -> dict:
    return LANGUAGES[chance.choice(list(LANGUAGES))]
