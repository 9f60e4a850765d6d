"""The gazetteer's tables, and names → codes only where one area can be meant."""

import pandas as pd

from geo import gazetteer, name_lookup


def codes_of(frame: dict[str, str], code: str = "") -> tuple[str, str]:
    names = pd.DataFrame([{"province": "", "amphoe": "", "tambon": ""} | frame])
    amphoe = name_lookup.stated_amphoe(names, pd.Series([code], dtype="str"))
    return amphoe[0], name_lookup.tambon_codes(amphoe, names["tambon"])[0]


def test_tables_are_whole():
    assert len(gazetteer.provinces()) == 77
    assert len(gazetteer.amphoes()) == 928
    tambons = gazetteer.tambons()
    assert len(tambons) == 7436
    assert tambons["tambon_code"].is_unique
    assert tambons["tambon_code"].str.fullmatch("[0-9]{6}").all()
    assert tambons.notna().all(axis=None)
    assert (tambons["province_code"] == "40").sum() == 199
    samlan = tambons.set_index("tambon_code").loc["400102"]
    assert (samlan["name_th"], samlan["amphoe_th"], samlan["province_en"]) == ("สำราญ", "เมืองขอนแก่น", "Khon Kaen")


def test_a_code_divided_among_tambons_has_no_one_successor():
    abolished = gazetteer.abolished_tambons().set_index("tambon_code")
    assert abolished.loc["104701", ["successors", "successor"]].tolist() == [2, ""]
    assert abolished.loc["530306", ["successor", "by_notice"]].tolist() == ["530407", True]


def test_names_lead_to_one_tambon():
    assert codes_of({"province": "ขอนแก่น", "amphoe": "เมืองขอนแก่น", "tambon": "สำราญ"}) == ("4001", "400102")
    assert codes_of({"province": "khonkaen", "amphoe": "mueangkhonkaen", "tambon": "samran"}) == ("4001", "400102")
    assert codes_of({"province": "ขอนแก่น", "amphoe": "เมือง", "tambon": "สำราญ"}) == ("4001", "400102")
    assert codes_of({"tambon": "สำราญ"}, code="400199") == ("4001", "400102")


def test_an_amphoe_name_of_two_provinces_needs_the_province():
    shared = gazetteer.amphoes()["amphoe_th"]
    name = shared[shared.duplicated()].iloc[0]
    assert codes_of({"amphoe": name})[0] == ""


def test_names_are_not_sought_in_another_place_than_they_say():
    assert codes_of({"province": "ขอนแก่น", "amphoe": "ไม่มี", "tambon": "สำราญ"}, code="400199") == ("", "")
    assert codes_of({"province": "ไม่มี", "amphoe": "เมือง", "tambon": "สำราญ"}) == ("", "")
