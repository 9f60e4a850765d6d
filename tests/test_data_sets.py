"""The data sets are what their provenance says, and the synthetic records show what the map must show."""

import csv
import re
import tomllib

import geothai
import pandas as pd
import pytest

from agencies.overlap import STATUSES, assess
from agencies.records import COLUMNS, Areas, check_records
from agencies.registry import load_registry
from agencies.reports import awaited_provinces, check_reports
from data.errors import FileError
from data.sets import SETS, demonstration, documented, parse_provenance, provenance, tambon_figures
from data.sets.khon_kaen import make_records

SET_IDS = ["khon_kaen", "documented"]
FIRST_VIEW, ALL_YEARS = range(2549, 2553), range(2549, 2554)


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def register():
    """Villages as tambon + 01…n, counted out one by one; the product has its own way."""
    tambons = rows_of(SETS / "khon_kaen" / "tambons.csv")
    villages = [
        (f"{row['tambon_code']}{moo:02d}", row["tambon_code"])
        for row in tambons
        for moo in range(1, int(row["villages"]) + 1)
    ]
    return Areas(
        pd.DataFrame(villages, columns=["village_code", "tambon_code"], dtype="str"),
        pd.DataFrame({"tambon_code": [row["tambon_code"] for row in tambons], "province_code": "40"}, dtype="str"),
    )


@pytest.fixture(scope="module")
def checked():
    return check_records(demonstration()[0], load_registry(), register())


def status_counts(checked, years, area):
    registry = load_registry()
    reports = check_reports(demonstration()[1], registry)
    good = checked.good
    chosen = good[good["fiscal_year"].isin(list(years)) | good["fiscal_year"].isna()]
    awaited = awaited_provinces(reports, ["40"], years, registry)
    found = assess(chosen, register(), registry, awaited_provinces=awaited)
    counts = getattr(found, area)["status"].value_counts()
    return counts[counts > 0]


# --- provenance --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("set_id", SET_IDS)
def test_rows_are_as_many_as_provenance_says(set_id):
    files = provenance(set_id).files
    assert {name: len(rows_of(SETS / set_id / name)) for name in files} == {
        name: facts.rows for name, facts in files.items()
    }


@pytest.mark.parametrize("set_id", SET_IDS)
def test_provenance_names_every_file_of_the_folder(set_id):
    told = provenance(set_id)
    found = {path.name for path in (SETS / set_id).iterdir() if path.is_file()}
    assert found - {"provenance.toml"} == {*told.files, *told.scripts}


@pytest.mark.parametrize("set_id", SET_IDS)
def test_provenance_is_told_in_both_languages(set_id):
    told = provenance(set_id)
    for name in ("title", "source", "vintage", "licence", "known_gaps"):
        assert re.search("[ก-๙]", getattr(told, f"{name}_th"))
        assert re.search("[A-Za-z]", getattr(told, f"{name}_en"))
        assert not re.search("[ก-๙]", getattr(told, f"{name}_en"))


def test_every_set_folder_has_its_provenance():
    folders = {path.name for path in SETS.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == set(SET_IDS)


def test_synthetic_is_said_of_the_made_up_files_and_of_no_other():
    files = provenance("khon_kaen").files
    assert {name for name, facts in files.items() if facts.synthetic} == {"records.csv", "reports.csv"}
    assert provenance("khon_kaen").synthetic
    assert not provenance("documented").synthetic


def content_of(set_id):
    return tomllib.loads((SETS / set_id / "provenance.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("key", ["licence_th", "synthetic", "files"])
def test_a_missing_key_is_refused_by_name(key):
    content = content_of("khon_kaen")
    del content[key]
    with pytest.raises(FileError, match=key) as caught:
        parse_provenance(content, "khon_kaen")
    assert key in caught.value.th


def test_a_file_without_its_rows_and_a_misspelt_key_are_refused():
    content = content_of("khon_kaen")
    del content["files"]["records.csv"]["rows"]
    with pytest.raises(FileError, match=r"records\.csv.*rows"):
        parse_provenance(content, "khon_kaen")
    with pytest.raises(FileError, match="lisence"):
        parse_provenance(content_of("documented") | {"lisence": ""}, "documented")


def test_an_unknown_set_is_refused():
    with pytest.raises(FileError, match="nowhere"):
        provenance("nowhere")


# --- Khon Kaen: the figures --------------------------------------------------------------------------------------


def test_khon_kaen_has_199_tambons_and_2331_villages():
    figures = tambon_figures()
    assert len(figures) == figures["tambon_code"].nunique() == 199
    assert figures["villages"].sum() == 2331
    assert figures.set_index("tambon_code")["villages"]["400101"] == 0
    assert figures["latitude"].between(15.6, 17.1).all()
    assert figures["longitude"].between(101.7, 103.3).all()


def test_codes_and_names_are_the_gazetteers():
    for row in tambon_figures().itertuples():
        assert geothai.subdistrict(row.tambon_code).name_th == row.name_th


def test_people_and_households_are_those_registered(shared_data):
    with (shared_data / "population" / "population_2021.csv").open(encoding="utf-8-sig", newline="") as file:
        registered = {row["tambon_code"]: row for row in csv.DictReader(file) if row["tambon_code"].startswith("40")}
    figures = tambon_figures()
    assert set(figures["tambon_code"]) == set(registered)
    assert figures["population"].sum() == sum(int(row["population"]) for row in registered.values())
    for row in figures.itertuples():
        assert (row.population, row.households) == (
            int(registered[row.tambon_code]["population"]),
            int(registered[row.tambon_code]["households"]),
        )


def test_villages_are_those_of_the_official_list(shared_data):
    with (shared_data / "villages" / "villages.csv").open(encoding="utf-8-sig", newline="") as file:
        official = {row["village_code"] for row in csv.DictReader(file) if row["village_code"].startswith("40")}
    assert set(register().villages["village_code"]) == official


# --- Khon Kaen: the synthetic records ----------------------------------------------------------------------------


def test_the_script_writes_the_same_bytes_again(tmp_path):
    make_records.write(tmp_path)
    for name in ("records.csv", "reports.csv"):
        assert (tmp_path / name).read_bytes() == (SETS / "khon_kaen" / name).read_bytes()


def test_no_record_is_refused_and_all_say_that_they_are_synthetic(checked):
    records, _ = demonstration()
    assert tuple(records.columns) == COLUMNS
    assert checked.faults.empty
    assert len(checked.good) == len(records)
    assert set(records["source"]) == {"ข้อมูลจำลอง"}
    assert records["record_id"].is_unique


def test_the_first_view_shows_every_status_but_awaiting(checked):
    assert provenance("khon_kaen").default_years == (2549, 2552)
    villages = status_counts(checked, FIRST_VIEW, "villages")
    assert set(villages.index) == set(STATUSES) - {"awaiting_reports"}
    tambons = status_counts(checked, FIRST_VIEW, "tambons")
    assert set(tambons.index) == set(STATUSES) - {"awaiting_reports", "possibly_covered"}


def test_with_2553_what_nobody_supports_awaits_a_report(checked):
    for area in ("villages", "tambons"):
        counts = status_counts(checked, ALL_YEARS, area)
        assert counts["awaiting_reports"] > 0
        assert "uncovered" not in counts


@pytest.mark.parametrize("years", [FIRST_VIEW, ALL_YEARS])
def test_no_status_swallows_the_map(checked, years):
    counts = status_counts(checked, years, "tambons")
    assert counts.sum() == 199
    assert counts.between(10, 50).all(), counts


def of(records, **wanted):
    for column, value in wanted.items():
        records = records[records[column].eq(value)]
    return records


def test_psdhs_goes_where_codi_was_not_yet_with_some_slips(checked):
    codi_first = of(checked.good, agency="codi", function="contribution").groupby("tambon_code")["fiscal_year"].min()
    sparks = of(checked.good, agency="psdhs", function="spark").dropna(subset="fiscal_year")
    was_supported = sparks["tambon_code"].map(codi_first).lt(sparks["fiscal_year"]).fillna(False)
    assert 0 < was_supported.mean() < 0.25


def test_the_sdc_learns_in_tpso_areas_on_principle_but_not_always(checked):
    learning = of(checked.good, function="learning")
    of_sdc, of_tpso = (set(of(learning, agency=agency)["tambon_code"]) for agency in ("sdc", "tpso"))
    assert of_sdc & of_tpso
    assert of_sdc - of_tpso


def test_learning_areas_are_of_the_years_that_the_note_gives(checked):
    learning = of(checked.good, function="learning").dropna(subset="fiscal_year")
    assert set(of(learning, agency="codi")["fiscal_year"]) == {2549, 2550}
    assert set(of(learning, agency="psdhs")["fiscal_year"]) == {2550}


def test_steps_and_money_are_with_the_agencies_that_have_them(checked):
    pairs = set(checked.good[["agency", "function"]].itertuples(index=False, name=None))
    steps = {pair for pair in pairs if pair[1] in ("spark", "process", "contribution")}
    assert steps == {
        ("psdhs", "spark"),
        ("psdhs", "process"),
        ("sdc", "spark"),
        ("sdc", "process"),
        ("sdc", "contribution"),
        ("codi", "contribution"),
        ("lgo", "contribution"),
    }
    assert {agency for agency, function in pairs if function == "certification"} == {"committee"}


def test_amounts_are_within_what_each_kind_of_support_costs(checked):
    good = checked.good
    usual = {"spark": (10_000, 30_000), "process": (20_000, 60_000), "learning": (50_000, 150_000)}
    for function, limits in usual.items():
        assert of(good, function=function)["amount_baht"].dropna().between(*limits).all()
    assert of(good, agency="codi", function="contribution")["amount_baht"].dropna().between(30_000, 100_000).all()
    assert of(good, function="certification")["amount_baht"].dropna().eq(0).all()


def test_no_more_people_are_helped_than_live_there(checked):
    good = checked.good[checked.good["function"].isin(["spark", "process", "contribution", "welfare", "allowance"])]
    figures = tambon_figures().set_index("tambon_code")
    per_village = figures["population"] / figures["villages"].clip(lower=1)
    in_village = good["village_code"].ne("")
    living = good["tambon_code"].map(per_village).where(in_village, good["tambon_code"].map(figures["population"]))
    assert (good["people"].fillna(0) <= living / 4).all()


def test_few_people_with_hiv_are_told_of_each_time(checked):
    people = of(checked.good, target_group="hiv")["people"].dropna()
    assert len(people) > 20
    assert people.between(1, 9).all()


def test_lists_have_the_gaps_that_real_lists_have(checked):
    good = checked.good
    for column in ("function", "target_group", "status"):
        assert 0 < good[column].eq("").mean() < 0.1
    for column in ("fiscal_year", "amount_baht", "people"):
        assert 0 < good[column].isna().mean() < 0.3
    assert 0 < (good["village_code"].eq("") & good["scope"].eq("")).mean() < 0.2
    assert set(good["status"]) == {"planned", "approved", "disbursed", ""}
    assert good["funded_by"].ne("").sum() > 10
    assert (good["function"] == "allowance").sum() in range(24, 100)


def test_only_codi_has_not_reported_for_2553():
    reports = check_reports(demonstration()[1], load_registry())
    assert set(reports["province_code"]) == {"40"}
    received = {agency: set(reports["fiscal_year"][reports["agency"] == agency]) for agency in ("psdhs", "sdc", "codi")}
    assert received == {"psdhs": set(ALL_YEARS), "sdc": set(ALL_YEARS), "codi": set(FIRST_VIEW)}


def test_an_agency_has_no_records_of_a_year_that_it_has_not_reported(checked):
    assert of(checked.good, agency="codi")["fiscal_year"].max() == 2552


# --- documented --------------------------------------------------------------------------------------------------


def test_the_documented_places_hold_only_what_the_studies_say():
    places = documented().set_index("tambon_code")
    assert places["groups"].dropna().to_dict() == {"570411": 11, "571204": 14}
    assert places["members"].dropna().to_dict() == {"480509": 201}
    assert places["sample"].dropna().to_dict() == {"480509": 134}
    assert places["year"].to_dict() == {"480509": 2554, "570411": 2560, "571204": 2560, "551201": 2560, "550509": 2560}
    assert places["formal_network"].to_dict() == {
        "480509": "",
        "570411": "no",
        "571204": "no",
        "551201": "no",
        "550509": "no",
    }


def test_documented_codes_are_where_the_studies_were():
    where = {}
    for row in documented().itertuples():
        official = geothai.subdistrict(row.tambon_code)
        assert (official.name_th, official.name_en.casefold()) == (row.name_th, row.name_en.casefold())
        where[row.name_th] = geothai.province(official.province_code).name_th
    assert where == {
        "อุ่มเหม้า": "นครพนม",
        "สันทรายงาม": "เชียงราย",
        "เม็งราย": "เชียงราย",
        "บ่อเกลือเหนือ": "น่าน",
        "ไชยวัฒนา": "น่าน",
    }
    assert geothai.district("4805").name_th == "ธาตุพนม"


def test_texts_of_the_studies_have_as_many_points_in_both_languages():
    for row in documented().itertuples():
        for th, en in ((row.findings_th, row.findings_en), (row.obstacles_th, row.obstacles_en)):
            assert len(th.split(";")) == len(en.split(";")) > 0
        assert row.source_th
        assert row.source_en
