"""What boundary features say they are → the tambon codes in force, where that is certain; the reason where it is not.

Certain is: the code is in force; or exactly one tambon that has no boundary in the file bears the feature's name in the
amphoe the feature says; or the code was abolished, one tambon of the same name took its place, and it has no boundary.
"""

import pandas as pd

from geo import gazetteer, name_lookup
from geo.columns import Identities
from geo.install_report import REASONS

_PLACED = {
    "by_name": (
        "ชื่อและอำเภอตรงกับตำบลเดียวที่ยังไม่มีแนวเขต",
        "Its name and amphoe fit one tambon, which had no boundary.",
    ),
    "by_successor": (
        "รหัสเดิมถูกยกเลิกแล้ว ตำบลชื่อเดียวกันนี้ใช้รหัสใหม่",
        "The old code was abolished; the tambon of the same name bears the new one.",
    ),
}
_REASONS = {
    "disagrees": (
        "รหัสเป็นของตำบลหนึ่ง แต่ชื่อเป็นของอีกตำบลหนึ่งในอำเภอเดียวกัน โปรดตรวจสอบกับเจ้าของข้อมูล",
        "The code is one tambon's but the name another's in the same amphoe; ask the owner of the data.",
    ),
    "split": (
        "รหัสนี้ถูกยกเลิกและพื้นที่ถูกแบ่งเป็นหลายตำบลแล้ว โปรดใช้แนวเขตฉบับใหม่ของตำบลที่แบ่งออก",
        "The code was abolished and its area divided among several tambons; newer boundaries are needed for them.",
    ),
    "rivals": (
        "มีรูปที่รหัสต่างกันแต่ชื่อตรงกับตำบลเดียวกัน จึงไม่แน่ชัดว่ารูปใดถูกต้อง",
        "Features with different codes fit the same tambon, so it is not certain which is right.",
    ),
    "taken": (
        "ตำบลที่ชื่อตรงกันมีแนวเขตจากรูปอื่นในไฟล์นี้แล้ว",
        "The tambon of this name already has its boundary from another feature of the file.",
    ),
    "nothing": (
        "ไม่มีรหัสและไม่มีชื่อตำบลกำกับ",
        "It has neither a code nor a tambon's name.",
    ),
    "unknown": (
        "ไม่พบรหัสหรือชื่อนี้ในอำเภอที่ระบุ ตามทะเบียนตำบลปัจจุบัน",
        "Neither its code nor its name is that of a tambon in force in the amphoe it names.",
    ),
}
_RENAMED = (
    "ชื่อในไฟล์ต่างจากทะเบียนปัจจุบัน ใช้ตามรหัส: ",
    "The file's name differs from the name in force; the code was used: ",
)


def reconciled(said: Identities) -> pd.DataFrame:
    """For each feature: tambon_code ("" where not certain), how (known, by_name, by_successor) and why not.

    Index as the identities; columns tambon_code, how, why ("" where placed, else a key of the reasons).
    """
    known = gazetteer.in_force(said.codes)
    amphoe = name_lookup.stated_amphoe(said.names, said.codes)
    named = name_lookup.tambon_codes(amphoe, said.names["tambon"])
    disagrees = known & _names_another(said)
    result = pd.DataFrame({"tambon_code": said.codes.where(known & ~disagrees, ""), "how": "known", "why": ""})
    taken = set(result["tambon_code"]) - {""}
    successor = _successors(said, amphoe)
    open_rows = ~known
    for how, candidates in (("by_name", named), ("by_successor", successor)):
        fits = open_rows & result["tambon_code"].eq("") & candidates.ne("") & ~candidates.isin(taken)
        result.loc[fits, ["tambon_code", "how"]] = pd.DataFrame({"tambon_code": candidates[fits], "how": how})
    rivals = _rivals(result, said.codes, open_rows)
    fitted = named.where(named.ne(""), successor)
    why = _reasons(said, disagrees, rivals, fitted.isin(taken))
    result.loc[rivals, "tambon_code"] = ""
    return result.assign(why=why.where(result["tambon_code"].eq(""), ""))


def mapping_table(said: Identities, result: pd.DataFrame) -> pd.DataFrame:
    """The features placed otherwise than by a code in force: row, old_code, name, new_code, reason_th, reason_en."""
    placed = result[result["tambon_code"].ne("") & result["how"].ne("known")]
    table = pd.DataFrame({"row": placed.index, "old_code": said.codes[placed.index].to_numpy()})
    table["name"] = said.shown[placed.index].to_numpy()
    table["new_code"] = placed["tambon_code"].to_numpy()
    return _with_reasons(table, placed["how"], _PLACED)


def reported_table(said: Identities, result: pd.DataFrame) -> pd.DataFrame:
    """The features that could not be placed: row, code, name, reason_th, reason_en."""
    lost = result[result["tambon_code"].eq("")]
    return _with_reasons(named_rows(said, lost.index), lost["why"], _REASONS)


def renamed_table(said: Identities, result: pd.DataFrame) -> pd.DataFrame:
    """Features placed by their code though the name in the file is not today's: row, code, name, reasons."""
    official = name_lookup.official_names().reindex(result["tambon_code"])
    same = (official["tambon_th"] == said.names["tambon"].to_numpy()) | (
        official["tambon_en"] == said.names["tambon"].to_numpy()
    )
    differs = result["how"].eq("known") & result["tambon_code"].ne("") & said.names["tambon"].ne("") & ~same.to_numpy()
    table = named_rows(said, result.index[differs])
    names = gazetteer.tambons().set_index("tambon_code").reindex(result.loc[differs, "tambon_code"])
    table["reason_th"] = _RENAMED[0] + names["name_th"].to_numpy()
    table["reason_en"] = _RENAMED[1] + names["name_en"].to_numpy()
    return table


def _names_another(said: Identities) -> pd.Series:
    """Whether the name is not that of the code's tambon but is another's in the amphoe of the code."""
    by_name = name_lookup.tambon_codes(said.codes.str[:4], said.names["tambon"])
    return by_name.ne("") & by_name.ne(said.codes)


def _successors(said: Identities, amphoe: pd.Series) -> pd.Series:
    """The one code that took the place of the feature's abolished code, where it has the same name; else ""."""
    abolished = gazetteer.abolished_tambons().set_index("tambon_code")
    by_name = name_lookup.abolished_codes(amphoe, said.names["tambon"])
    old = said.codes.where(said.codes.ne(""), by_name)
    successor = old.map(abolished["successor"]).fillna("").astype("str")
    official = name_lookup.official_names().reindex(successor)
    name = said.names["tambon"].to_numpy()
    same = (official["tambon_th"] == name) | (official["tambon_en"] == name)
    # Without a name to compare, only the Royal Gazette's word makes the new code certain.
    unnamed = said.names["tambon"].eq("") & old.isin(abolished.index[abolished["by_notice"]])
    return successor.where(pd.Series(same.to_numpy(), index=successor.index) | unnamed, "")


def _rivals(result: pd.DataFrame, codes: pd.Series, open_rows: pd.Series) -> pd.Series:
    placed = open_rows & result["tambon_code"].ne("")
    different = codes[placed].groupby(result["tambon_code"][placed]).transform("nunique")
    return different.gt(1).reindex(result.index, fill_value=False)


def _reasons(said: Identities, disagrees: pd.Series, rivals: pd.Series, taken: pd.Series) -> pd.Series:
    """The first reason that fits each feature, whether it is needed or not."""
    abolished = gazetteer.abolished_tambons().set_index("tambon_code")["successors"]
    split = said.codes.map(abolished).fillna(0).gt(1)
    nothing = said.codes.eq("") & said.names["tambon"].eq("")
    why = pd.Series("unknown", index=said.codes.index, dtype="str")
    for key, applies in (
        ("nothing", nothing),
        ("taken", taken),
        ("rivals", rivals),
        ("split", split),
        ("disagrees", disagrees),
    ):
        why = why.mask(applies, key)
    return why


def named_rows(said: Identities, rows: pd.Index) -> pd.DataFrame:
    """What these features say they are: row, code, name."""
    return pd.DataFrame({"row": rows, "code": said.codes[rows].to_numpy(), "name": said.shown[rows].to_numpy()})


def _with_reasons(table: pd.DataFrame, keys: pd.Series, texts: dict[str, tuple[str, str]]) -> pd.DataFrame:
    for position, column in enumerate(REASONS):
        table[column] = keys.map({key: text[position] for key, text in texts.items()}).to_numpy()
    return table
