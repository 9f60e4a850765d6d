"""What the page of principle and practice says: rules as sentences, verdicts with their reasons, places by name."""

from dataclasses import replace

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from agencies.registry import load_registry, parse_registry
from agencies.rules import REASONS, VERDICTS, judge, rule_counts
from data.export.headings import all_headings
from pages.common import sources
from pages.common.rules.judged import by_tambon, judged_records, records_html, rule_html, told
from pages.common.rules.sentences import reasons, rule_sentence, rules_said
from pages.common.wording import Words
from tests.overlap_cases import areas_of, good_records

TH, EN = Words("th"), Words("en")


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SONROI_DATA", str(tmp_path))


def registry_of(sdc_rule, **others):
    return parse_registry(
        {
            "agencies": {
                "sdc": {"short_th": "ศพส.", "short_en": "SDC", "rule": sdc_rule},
                "codi": {"short_th": "พอช.", "short_en": "CODI"},
                "tpso": {"short_th": "สสว.", "short_en": "TPSO", **others},
            },
            "functions": {
                "learning": {"short_th": "พื้นที่ครู", "short_en": "Learning"},
                "spark": {"short_th": "จุดประกาย", "short_en": "Spark"},
            },
        }
    )


@pytest.mark.parametrize(
    ("rule", "th", "en"),
    [
        (
            "not supported by codi in an earlier year",
            "ศพส. เลือกตำบลที่ยังไม่เคยได้รับการสนับสนุนจาก พอช. ในปีก่อน ๆ",
            "SDC chooses tambons that had no support from CODI in any earlier year",
        ),
        (
            "learning: supported by tpso or codi in an earlier year",
            "ศพส. เลือกพื้นที่ของงานพื้นที่ครู จากตำบลที่เคยได้รับการสนับสนุนจาก สสว. หรือ พอช. ในปีก่อน ๆ",
            "For Learning, SDC chooses tambons that had support from TPSO or CODI in an earlier year",
        ),
        (
            "learning, spark: not supported by codi with spark in the year before",
            "ศพส. เลือกพื้นที่ของงานพื้นที่ครู หรือ จุดประกาย จากตำบลที่ไม่ได้รับการสนับสนุนด้านงานจุดประกายจาก พอช. ในปีงบประมาณก่อนหน้า",
            "For Learning or Spark, SDC chooses tambons that had no support (Spark) from CODI in the year before",
        ),
    ],
)
def test_rule_is_told_as_a_sentence(rule, th, en):
    registry = registry_of(rule)
    assert " ".join(rule_sentence(TH, registry.rules[0], registry).split()) == th
    assert " ".join(rule_sentence(EN, registry.rules[0], registry).split()) == en


AREAS = areas_of({"400102": ["40010201"], "400103": ["40010301"], "400104": [], "400105": []})
REPORTS = pd.DataFrame(
    [("codi", 2549, "40"), ("codi", 2550, "40")], columns=["agency", "fiscal_year", "province_code"]
).astype({"fiscal_year": "int64"})


def judged_of(rule, rows):
    registry = registry_of(rule)
    names = ("agency", "area_code", "function", "fiscal_year")
    known = good_records([dict(zip(names, row, strict=True)) for row in rows], AREAS, registry)
    return judge(known, known, registry, REPORTS, AREAS), registry


def test_reason_names_who_and_when():
    judged, registry = judged_of(
        "not supported by codi or tpso with spark in an earlier year",
        [
            ("codi", "400102", "spark", 2549),
            ("sdc", "40010201", "spark", 2550),
            ("tpso", "400103", "spark", ""),
            ("sdc", "40010301", "spark", 2550),
            ("sdc", "400104", "spark", 2550),
            ("sdc", "400104", "spark", 2549),
            ("sdc", "400104", "spark", ""),
            ("tpso", "400105", "", 2549),
            ("sdc", "400105", "spark", 2550),
        ],
    )
    assert reasons(TH, judged, registry).tolist() == [
        "พอช. เคยสนับสนุนเมื่อปี 2549",
        "สสว. เคยสนับสนุน แต่รายการนั้นไม่ระบุปี",
        "ไม่พบการสนับสนุนของ พอช. หรือ สสว. แต่รายงานของปีก่อนหน้ายังมาไม่ครบ",
        "ข้อมูลที่มียังไม่มีปีก่อนหน้าให้เทียบ",
        "รายการนี้ไม่ระบุปีงบประมาณ",
        "สสว. เคยสนับสนุนเมื่อปี 2549 แต่รายการนั้นไม่ระบุงาน",
    ]


def test_every_reason_has_a_sentence_without_open_places():
    judged, registry = judged_of("not supported by codi in an earlier year", [("sdc", "400104", "spark", 2550)])
    for reason in REASONS:
        (text,) = reasons(EN, judged.assign(reason=reason), registry)
        assert text
        assert "{" not in text


def test_two_agencies_may_go_by_the_same_rule():
    same = "supported by codi in an earlier year"
    registry = registry_of(same, rule=same)
    judged = pd.DataFrame({"agency": ["tpso", "sdc"], "rule": same})
    assert [text.split()[0] for text in rules_said(TH, judged, registry)] == ["สสว.", "ศพส."]


@pytest.fixture
def shown():
    return sources.view(sources.default_selection(), hall=False)


def test_every_record_judged_is_told_with_its_place(shown):
    judged = judged_records(shown)
    table = told(TH, shown, judged)
    assert len(table) == len(judged) > 400
    assert sorted(table["record_id"]) == sorted(judged["record_id"])
    assert table["tambon_code"].is_monotonic_increasing
    assert table[["tambon", "amphoe", "rule", "reason"]].ne("").all(axis=None)
    assert table["village"].ne("").sum() == table["village_code"].ne("").sum() > 0
    by_id = shown.choice.records.set_index("record_id").loc[table["record_id"]]
    assert by_id["village_code"].tolist() == table["village_code"].tolist()


def test_tambons_handed_out_add_up_to_the_records(shown):
    table = told(TH, shown, judged_records(shown))
    areas = by_tambon(table)
    assert areas["tambon_code"].is_unique
    assert areas[list(VERDICTS)].sum().to_dict() == table["verdict"].value_counts().to_dict()


def test_selection_narrows_the_records_but_not_the_past(shown):
    """In 2552 alone CODI's support of 2549 still counts."""
    only = sources.view(replace(shown.selection, years=(2552,), agencies=("psdhs",)), hall=False)
    judged = judged_records(only)
    assert set(judged["agency"]) == {"psdhs"}
    broken = judged[judged["verdict"].eq("breaks")]
    assert len(broken) > 0
    assert broken["evidence_year"].lt(2552).all()


def test_bar_and_figures_of_a_rule(shown):
    registry = sources.registry()
    judged = judged_records(shown)
    for row in rule_counts(judged, shown.choice.records, registry).to_dict("records"):
        html = rule_html(TH, "<b>x</b>", row)
        assert "<b>x</b>" not in html
        assert all(f"<b>{row[verdict]:,}</b>" in html for verdict in VERDICTS)
        assert sum(row[verdict] for verdict in (*VERDICTS, "other")) == (
            shown.choice.records["agency"].eq(row["agency"]).sum()
        )


def test_table_holds_no_markup_of_the_list(shown):
    table = told(TH, shown, judged_records(shown)).head(4).assign(unit="<i>y</i>", village="<b>x</b>")
    html = records_html(TH, table)
    assert "<b>x</b>" not in html
    assert "<i>y</i>" not in html
    assert html.count("<tr>") == 1 + 4


def test_record_without_village_says_so(shown):
    table = told(TH, shown, judged_records(shown))
    whole = table[table["village"].eq("") & table["scope"].eq("tambon")].head(1)
    bare = table[table["village"].eq("") & table["scope"].eq("")].head(1)
    assert "ทั้งตำบล" in records_html(TH, whole)
    assert "ไม่ระบุหมู่บ้าน" in records_html(TH, bare)


def test_every_column_handed_out_has_a_heading(shown):
    table = told(TH, shown, judged_records(shown))
    assert {*table, *by_tambon(table)} <= set(all_headings())


def page():
    from pages.common import session, sources  # noqa: PLC0415 (run as a script of its own)
    from pages.common.rules.judging import rules_part  # noqa: PLC0415

    session.keep(sources.default_selection())
    rules_part(session.words(), sources.view(sources.default_selection(), hall=False))


def side_by_side(shown):
    """The records of PSDHS in tambons where CODI was in an earlier year, found record by record."""
    codi = [row for row in sources.everywhere().itertuples() if row.agency == "codi" and row.function != "allowance"]
    return [
        mine
        for mine in shown.choice.records.dropna(subset="fiscal_year").itertuples()
        if mine.agency == "psdhs"
        and mine.function != "allowance"
        and any(
            other.tambon_code == mine.tambon_code
            and not pd.isna(other.fiscal_year)
            and other.fiscal_year < mine.fiscal_year
            for other in codi
        )
    ]


def test_page_shows_rules_and_first_the_records_to_ask_about(shown):
    running = AppTest.from_function(page, default_timeout=60).run()
    assert not running.exception
    rules, records = (piece.value for piece in running.get("html"))
    assert "พมจ. เลือกตำบลที่ยังไม่เคยได้รับการสนับสนุนจาก พอช." in rules
    assert "ศพส. เลือกพื้นที่ของงานพื้นที่ครู" in rules
    assert records.count("<tr>") == 1 + 50
    assert "ไม่ตรงกับหลักการ" in records
    assert "ยังตัดสินไม่ได้" not in records
    captions = "\n".join(caption.value for caption in running.caption)
    assert f"พบการสนับสนุนก่อนหน้า {len(side_by_side(shown))} รายการ" in captions
    assert len(running.get("download_button")) == 4


def test_page_says_how_to_add_a_rule_where_there_is_none(monkeypatch):
    whole = load_registry()
    without = replace(whole, agencies={key: replace(agency, rule="") for key, agency in whole.agencies.items()})
    monkeypatch.setattr(sources, "registry", lambda: without)
    running = AppTest.from_function(page, default_timeout=60).run()
    assert not running.exception
    assert "registry.toml" in running.info[0].value
    assert not running.get("pills")
