"""Why a place is not certain, said in both languages with the official names of what is meant."""

from string import Formatter

import pandas as pd

from geo import gazetteer
from geo.place_index import Index, looked_up
from geo.place_wording import REASONS

_NEEDS_TAMBON = ("local", "tambon_or_village", "code_city")


def reasons_of(table: pd.DataFrame, index: Index) -> pd.DataFrame:
    """reason_th and reason_en of each row, "" where it is exact.

    table: the keys doubt, why and village_why ("" none), and what they speak of: code, province, amphoe, tambon,
    moo and name as said; area_code, tambon_code, province_code; moo_code, moos, rivals, whole, parts, lost.
    """
    is_open = table["how"].ne("exact")
    open_rows = table[is_open]
    keys = open_rows[["doubt", "why", "village_why"]].copy()
    placed = open_rows["area_code"].ne("") | open_rows["tambon_code"].ne("")
    keys["doubt"] = keys["doubt"].where(placed | ~keys["doubt"].isin(_NEEDS_TAMBON), "")
    keys["village_why"] = keys["village_why"].where(keys["village_why"].ne(keys["doubt"]), "")
    said_already = (keys["doubt"].eq("tambon_or_village") & keys["why"].ne("")) | (
        keys["doubt"].eq("code_no_village") & keys["village_why"].ne("")
    )
    keys["doubt"] = keys["doubt"].mask(said_already, "")
    keys["why"] = keys["why"].mask(keys["village_why"].eq("lone_lost"), "")
    facts = _facts(open_rows, index)
    reasons = {}
    for position, language in enumerate(("th", "en")):
        sentences = [_filled(keys[column], facts, position) for column in keys]
        text = sentences[0].str.cat(sentences[1:], sep=" ").str.replace(r" {2,}", " ", regex=True).str.strip()
        reasons[f"reason_{language}"] = text.reindex(table.index, fill_value="").astype("str")
    return pd.DataFrame(reasons)


def _filled(keys: pd.Series, facts: pd.DataFrame, language: int) -> pd.Series:
    """The sentence of each key ("" none) with the facts of its row; language 0 is Thai, 1 English."""
    result = pd.Series("", index=keys.index, dtype="str")
    for key, rows in keys[keys.ne("")].groupby(keys):
        text: pd.Series | str = ""
        for literal, field, _, _ in Formatter().parse(REASONS[str(key)][language]):
            text = text + literal
            text = text + facts.loc[rows.index, field] if field else text
        result[rows.index] = text
    return result


def _names_of_tambons(codes: pd.Series, index: Index) -> pd.DataFrame:
    """tambon, tambon_en ("ต.ศิลา อ.เมืองขอนแก่น") and count (villages) of each tambon code; codes where names lack."""
    official = index.tambons.reindex(codes).set_axis(codes.index, axis=0)
    text = official[["name_th", "name_en", "amphoe_th", "amphoe_en"]].fillna("")
    is_khwaeng = text["amphoe_th"].str.startswith("เขต")
    words = pd.DataFrame({"tambon": "ต.", "amphoe": " อ."}, index=codes.index, dtype="str")
    words.loc[is_khwaeng] = ["แขวง", " "]
    tambon = words["tambon"] + text["name_th"].where(text["name_th"].ne(""), codes)
    amphoe = (words["amphoe"] + text["amphoe_th"]).where(text["amphoe_th"].ne(""), "")
    english = text["name_en"].where(text["name_en"].ne(""), codes)
    return pd.DataFrame(
        {
            "tambon": tambon + amphoe,
            "tambon_en": english + (", " + text["amphoe_en"]).where(text["amphoe_en"].ne(""), ""),
            "count": official["villages"].fillna(0).astype("int64").astype("str"),
        }
    ).astype("str")


def _names_of_villages(codes: pd.Series, index: Index) -> pd.DataFrame:
    """th and en ("บ้านหนองหิน หมู่ 5") of each village code; the code where it is no village."""
    official = index.villages.reindex(codes).set_axis(codes.index, axis=0)
    moo = official["moo"].astype("str")
    names = {}
    for language, gap, word in (("th", " ", "หมู่ "), ("en", ", ", "Moo ")):
        name = official[f"name_{language}"].fillna("")
        number = (word + moo).where(official["moo"].notna(), "")
        both = name + number.where(name.eq("") | number.eq(""), gap + number)
        names[language] = both.where(both.ne(""), codes)
    return pd.DataFrame(names).astype("str")


def _facts(table: pd.DataFrame, index: Index) -> pd.DataFrame:
    """All that a sentence may speak of, as text."""
    of_area = looked_up(table["area_code"], index.villages["tambon_code"])
    tambon = table["tambon_code"].where(table["tambon_code"].ne(""), of_area.fillna(""))
    area, own = _names_of_villages(table["area_code"], index), _names_of_own(table["moo_code"], index)
    names, amphoe = _names_of_tambons(tambon, index), _names_of_amphoes(table, index)
    is_village = of_area.notna()
    official = gazetteer.provinces().set_index("province_code")
    facts = {
        "area": area["th"],
        "area_en": area["en"],
        "own": own["name_th"],
        "own_en": own["name_en"],
        "moo": table["moo"].astype("str"),
        "full": (area["th"] + " " + names["tambon"]).where(is_village, names["tambon"]),
        "full_en": (area["en"] + ", " + names["tambon_en"]).where(is_village, names["tambon_en"]),
        "in_amphoe": (" ใน อ." + amphoe["amphoe_th"]).where(amphoe["amphoe_th"].ne(""), " ในจังหวัดนี้"),
        "in_amphoe_en": (" in amphoe " + amphoe["amphoe_en"]).where(amphoe["amphoe_en"].ne(""), " in the province"),
        "province": looked_up(table["province_code"], official["province_th"]).fillna(table["province_code"]),
        "province_en": looked_up(table["province_code"], official["province_en"]).fillna(table["province_code"]),
        "said": _joined(table[["name", "tambon", "amphoe"]]),
        "said_village": table["name"].where(table["name"].ne(""), "หมู่ " + table["moo"].astype("str")),
        "said_village_named": _as_village(table["name"]),
        **{f"said_{part}": table[part] for part in ("tambon", "amphoe", "province")},
        **{name: table[name].astype("str") for name in ("code", "moos", "rivals", "whole", "parts", "lost")},
    }
    return pd.DataFrame(facts).join(names).fillna("").astype("str")


def _as_village(names: pd.Series) -> pd.Series:
    """Names as a Thai sentence says them: บ้านเพีย."""
    is_said = names.str.match(r"บ้าน|หมู่|ชุมชน|[A-Za-z]")
    return names.where(is_said, "บ้าน" + names).where(~names.str.match("[A-Za-z]"), " “" + names + "” ")


def _joined(names: pd.DataFrame) -> pd.Series:
    first, *others = (names[column] for column in names)
    return first.str.cat(others, sep=" ").str.replace(r" {2,}", " ", regex=True).str.strip()


def _names_of_own(codes: pd.Series, index: Index) -> pd.DataFrame:
    names = index.villages.reindex(codes)[["name_th", "name_en"]].set_axis(codes.index, axis=0).fillna("")
    return names.where(names.ne(""), "–")


def _names_of_amphoes(table: pd.DataFrame, index: Index) -> pd.DataFrame:
    """The official names of the amphoe that a row says, else what it says."""
    official = index.tambons.drop_duplicates("amphoe_code").set_index("amphoe_code")[["amphoe_th", "amphoe_en"]]
    names = official.reindex(table["amphoe_code"]).set_axis(table.index, axis=0).fillna("")
    is_found = table["amphoe_how"].eq("found")
    return names.apply(lambda column: column.where(column.ne("") & is_found, table["amphoe"]))
