"""Files that nobody should hand in: each ends in a document or in one sentence, soon, with memory bounded."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import olefile
import pytest

from data.errors import FileError
from data.intake.files import workbooks
from data.intake.files.reading import read_document
from data.intake.files.workbook_ole import packed
from tests import hostile_files as files

REPOSITORY = Path(__file__).resolve().parents[1]
ONE_CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'
SCRIPT = "<script>alert(1)</script>"


def two_cells(first, last):
    row = "".join(letter for letter in last if letter.isdigit())
    return files.xlsx_of(f'<row r="1"><c r="{first}"><v>1</v></c></row><row r="{row}"><c r="{last}"><v>1</v></c></row>')


def encrypted_xls():
    stream = files.biff((0x0809, bytes(16)), (0x002F, bytes(54)), (0x000A, b""))
    return files.ole_of({"Workbook": stream})


REFUSED = {
    "zip bomb": (files.zip_bomb, "too large"),
    "zip bomb that lies about its size": (files.lying_zip_bomb, "damaged"),
    "entity bomb": (files.entity_bomb, "damaged"),
    "one long text in very many cells": (files.long_text_everywhere, "too large"),
    "two far-apart cells": (lambda: two_cells("A1", "XFD1048576"), "as far as cell XFD1048576"),
    "too wide and too high": (lambda: two_cells("ZZ1", "A1048576"), "beyond 500 columns"),
    "a box of 500 million cells": (lambda: two_cells("SF1", "A1048576"), "too far apart"),
    "a cell beyond every sheet": (lambda: two_cells("A1", "A9999999"), "damaged"),
    "a cell without a row": (lambda: two_cells("A1", "B0"), "damaged"),
    "the same sheet many times": (
        lambda: files.xlsx_of(
            two_rows_apart(1_000_000),
            **{
                "xl/workbook.xml": files.WORKBOOK.replace(
                    "</sheets>", '<sheet name="b" r:id="rId1"/>' * 30 + "</sheets>"
                )
            },
        ),
        "too far apart",
    ),
    "password (.xlsx)": (
        lambda: files.ole_of({"EncryptionInfo": bytes(200), "EncryptedPackage": bytes(9_000)}),
        "protected by a password",
    ),
    "password (.xls)": (encrypted_xls, "protected by a password"),
    "Word": (lambda: files.zipped({"_rels/.rels": files.ROOT_LINKS, "word/document.xml": "<w/>"}), "Word document"),
    "old Word": (lambda: files.ole_of({"WordDocument": b"x"}), "Word document"),
    "rich text": (lambda: b"{\\rtf1\\ansi x}", "Word document"),
    "PowerPoint": (lambda: files.zipped({"ppt/presentation.xml": "<p/>"}), "PowerPoint"),
    "PDF": (lambda: b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n" + bytes(range(256)) * 50, "is a PDF"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(500), "is a picture"),
    "HTML": ("<html><body><table><tr><td>ก</td></tr></table>".encode, "web page"),
    "HTML table": ("\ufeff\n <TABLE border=1><tr><td>ก</td></tr></TABLE>".encode, "web page"),
    "XML spreadsheet": (
        lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:x"/>',
        "written as XML",
    ),
    ".ods": (
        lambda: files.zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}),
        "OpenDocument",
    ),
    ".xlsb": (
        lambda: files.zipped({"_rels/.rels": files.ROOT_LINKS.replace(".xml", ".bin"), "xl/workbook.bin": b"x"}),
        "binary workbook",
    ),
    "zip of something": (lambda: files.zipped({"readme.txt": "x"}), "neither an Excel workbook nor a CSV"),
    "empty zip": (lambda: files.zipped({}), "neither an Excel workbook nor a CSV"),
    "rar": (lambda: b"Rar!\x1a\x07\x00" + bytes(100), "packed archive"),
    "OLE of something": (lambda: files.ole_of({"Contents": b"x"}), "neither an Excel workbook nor a CSV"),
    "Excel 4": (lambda: b"\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00", "very old Excel"),
    "half a workbook": (lambda: files.small_xlsx()[:3_000], "damaged"),
    "a workbook without its sheet": (lambda: without(files.small_xlsx(), "xl/worksheets/sheet1.xml"), "damaged"),
    "no cells": (lambda: files.xlsx_of(""), "has nothing in any of its sheets"),
    "text named .xlsx": ("ก,ข\n".encode, "damaged"),
    "UTF-16 without its mark": (lambda: "ก,ข\n".encode("utf-16-le"), "damaged"),
    "nothing": (lambda: b"", "is empty"),
    "too large": (lambda: b"PK\x03\x04" + bytes(50_000_000), "larger than 50 megabytes"),
}


def two_rows_apart(last):
    return f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{last}"><c r="A{last}"><v>1</v></c></row>'


def without(content, part):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return files.zipped({name: archive.read(name) for name in archive.namelist() if name != part})


@pytest.mark.parametrize("kind", REFUSED)
def test_it_is_refused_in_one_clear_sentence(kind):
    make, told = REFUSED[kind]
    with pytest.raises(FileError) as error:
        read_document(make(), "รายชื่อ.xlsx")
    assert told in error.value.en
    assert "รายชื่อ.xlsx" in error.value.th
    assert "รายชื่อ.xlsx" in error.value.en
    assert "\n" not in error.value.th + error.value.en


def test_content_decides_before_the_name():
    assert read_document(files.small_xlsx(), "x.csv").sheets[0].cells.loc[1, 0] == "อำเภอ"
    assert read_document("ก\tข\n".encode("cp874"), "x.xls").sheets[0].cells.shape == (1, 2)
    with pytest.raises(FileError, match="web page"):
        read_document(b"<table><tr><td>1</td></tr></table>", "x.xls")


def test_a_million_styled_empty_rows_are_no_rows():
    cells = read_document(files.million_empty_rows(), "x.xlsx").sheets[0].cells
    assert cells.to_numpy().tolist() == [["อำเภอ"], ["7"]]


def test_claims_of_endless_contents_are_not_believed():
    texts = files.TEXTS.replace("<sst ", '<sst count="9" uniqueCount="99999999999" ')
    row = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    told = read_document(files.xlsx_of(row, **{"xl/sharedStrings.xml": texts}), "x.xlsx")
    assert told.sheets[0].cells.to_numpy().tolist() == [["อำเภอ"]]
    sound = files.small_xls()
    extent = sound.index(b"\x00\x02\x0e\x00") + 4
    claimed = sound[: extent + 4] + b"\xff\xff\xff\xff\x00\x00\xff\xff" + sound[extent + 12 :]
    assert read_document(claimed, "x.xls").sheets[0].cells.equals(read_document(sound, "x.xls").sheets[0].cells)


@pytest.mark.parametrize("sectors", [0, 1, 1020, 1021, 1022, 1023, 2045, 2046, 8_000])
def test_an_old_workbook_of_any_size_is_packed_anew_whole(sectors):
    stream = bytes(range(256)) * 16 * sectors + b"last"
    with olefile.OleFileIO(io.BytesIO(packed("Workbook", stream)), raise_defects=olefile.DEFECT_UNSURE) as ole:
        assert ole.listdir() == [["Workbook"]]
        assert ole.openstream("Workbook").read().rstrip(b"\0") == stream


def test_formulas_are_text_and_macros_and_links_stay_outside():
    cell = '<row r="1"><c r="A1" t="str"><f>cmd|\'/c calc\'!A0</f><v>=cmd|\'/c calc\'!A0</v></c></row>'
    links = files.LINKS.replace(
        "</Relationships>",
        f'<Relationship Id="rId8" Type="{files.OFFICE}/externalLink" Target="externalLinks/externalLink1.xml"/>'
        '<Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
        'Target="vbaProject.bin"/></Relationships>',
    )
    parts = {
        "xl/_rels/workbook.xml.rels": links,
        "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(500),
        "xl/externalLinks/externalLink1.xml": "<externalLink/>",
    }
    sheet = read_document(files.xlsx_of(cell, **parts), "x.xlsm").sheets[0]
    assert sheet.cells.to_numpy().tolist() == [["=cmd|'/c calc'!A0"]]


def test_names_and_cells_with_markup_are_plain_text():
    escaped = SCRIPT.replace("<", "&lt;")
    content = files.xlsx_of(
        f'<row r="1"><c r="A1" t="inlineStr"><is><t>{escaped}</t></is></c></row>',
        **{"xl/workbook.xml": files.WORKBOOK.replace("รายการ", escaped)},
    )
    sheet = read_document(content, f"{SCRIPT}.xlsx").sheets[0]
    assert (sheet.name, sheet.cells.loc[1, 0]) == (SCRIPT, SCRIPT)


def test_braces_and_long_names_do_not_upset_the_sentence():
    with pytest.raises(FileError) as error:
        read_document(b"", "{name}{0}" + "ก" * 5_000 + ".xlsx")
    assert "{name}{0}ก" in error.value.th
    assert len(error.value.th) < 300


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("import os; os.abort()", "too much memory"),
        ("print('no json')", "too much memory"),
        ("import sys; sys.exit(1)", "too much memory"),
        ("import time; time.sleep(60)", "within a minute"),
    ],
)
def test_a_reader_that_dies_or_hangs_ends_in_a_sentence(monkeypatch, code, told):
    monkeypatch.setattr(workbooks, "_CHILD", code)
    monkeypatch.setattr(workbooks, "TIMEOUT", 1)
    with pytest.raises(FileError, match=told):
        read_document(files.small_xlsx(), "x.xlsx")


@pytest.mark.skipif(sys.platform != "linux", reason="memory of a process can be bounded and measured so on Linux only")
def test_the_reader_is_stopped_when_it_takes_endless_memory(monkeypatch):
    code = "import sys; sys.path.insert(0, sys.argv[1]); from data.intake.files import workbook_child as child; "
    code += "child.read = lambda content: {'sheets': len(bytearray(4_000_000_000))}; child.main()"
    monkeypatch.setattr(workbooks, "_CHILD", code)
    with pytest.raises(FileError, match="too much memory"):
        read_document(files.small_xlsx(), "x.xlsx")


MEASURED = """
import resource, sys
from data.errors import FileError
from data.intake.files.reading import read_document
from data.intake.files.workbook_ole import packed
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    read_document(open(sys.argv[1], "rb").read(), "x.xlsx")
except FileError:
    pass
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024, (after - before) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory of a process can be bounded and measured so on Linux only")
@pytest.mark.parametrize(
    "make",
    [files.zip_bomb, files.lying_zip_bomb, files.million_empty_rows, files.long_text_everywhere],
    ids=lambda make: make.__name__,
)
def test_memory_is_bounded(make, tmp_path):
    path = tmp_path / "x.xlsx"
    path.write_bytes(make())
    command = [sys.executable, "-c", MEASURED, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True, cwd=REPOSITORY)
    child, parent = map(int, done.stdout.split())
    assert child < 1_000, "megabytes in the child"
    assert parent < 300, "megabytes in the server"
