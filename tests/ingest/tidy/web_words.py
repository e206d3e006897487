"""Words of tables as the web has them, in several languages, one of them nothing but codes."""

from tests.ingest.tidy.drawn_words import LANGUAGES

_FRENCH = {
    "places": ["Auvergne", "Bretagne", "Corse", "Normandie", "Occitanie", "Lorraine", "Alsace",
               "Picardie"],
    "heads": ["Ménages", "Personnes", "Superficie", "Production", "Emplois", "Naissances",
              "Décès", "Recettes"],
    "groups": ["Hommes", "Femmes", "Temps plein", "Temps partiel"],
    "corner": ["Région", "Désignation", "Branche d'activité"],
    "title": "Tableau 3 – Ménages et population par région en 2021",
    "unit": "(en milliers)",
    "note": "Source : enquête annuelle ; les totaux peuvent ne pas correspondre aux arrondis.",
    "total": "Ensemble",
    "sections": ["Industrie", "Services", "Agriculture"],
    "units": ["nombre", "ha", "M€", "%"],
}  # fmt: skip
_JAPANESE = {
    "places": ["北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県"],
    "heads": ["世帯数", "人口", "面積", "生産額", "従業者数", "売上高", "出生数", "死亡数"],
    "groups": ["男", "女", "正規", "非正規"],
    "corner": ["都道府県", "区分", "産業分類"],
    "title": "第3表 都道府県別世帯数及び人口（令和3年）",
    "unit": "（単位：千人）",
    "note": "（注）四捨五入のため、合計と内訳の計は必ずしも一致しない。",
    "total": "総数",
    "sections": ["第一次産業", "第二次産業", "第三次産業"],
    "units": ["世帯", "人", "百万円", "%"],
}  # fmt: skip
_CODES = {
    "places": ["A01", "A02", "B11", "B12", "C07", "C09", "D20", "D21"],
    "heads": ["X1", "X2", "K30", "K31", "Q7", "Q8", "Z40", "Z41"],
    "groups": ["G1", "G2", "G3", "G4"],
    "corner": ["ID", "KEY", "CODE"],
    "title": "T-2021-04",
    "unit": "(1000)",
    "note": "* P.R.",
    "total": "ALL",
    "sections": ["S1", "S2", "S3"],
    "units": ["N", "KG", "EUR", "%"],
}
WORDS = {
    **LANGUAGES, "en 2": LANGUAGES["en"], "en 3": LANGUAGES["en"],
    "fr": _FRENCH, "ja": _JAPANESE, "codes": _CODES,
}  # fmt: skip
