"""Thousands of mutated and random files: every one ends in a document or in a sentence, nothing else."""

import io
import json
import pickle
import random
import subprocess
import sys
import zipfile
from pathlib import Path

from data.errors import FileError
from data.intake.files import workbooks
from data.intake.files.document import Document
from data.intake.files.reading import read_document
from tests import hostile_files as files

REPOSITORY = Path(__file__).resolve().parents[1]
SEED = 2551
INSTEAD = ("", "0", "9", "-1", "1e9", "99999999999", "4294967296", "a", "Z", "&#0;", "&lt;", "ก", "/")
BATCH = """
import json, sys, pickle
from data.intake.files.workbook_child import _limit_memory, read
_limit_memory()
for content in pickle.load(sys.stdin.buffer):
    print(json.dumps(read(content)), flush=True)
"""
TEXTS = [
    'ที่,อำเภอ,หมู่บ้าน,เงิน\r\n1,เมือง,"นาเพียง, หมู่ 3","1,200.50"\r\n2,〃,นาดี,-\r\n'.encode(),
    "ที่\tอำเภอ\tเงิน\n1\tเมือง\t๑๒๐๐\n2\tพล\t2400\n".encode("cp874"),
    "ที่;อำเภอ\n1;เมือง\n".encode("utf-16"),
    b"sep=|\nno|name\n1|x\n",
]


def mutated(content, other, chance):
    """The file with a few bytes flipped, cut, doubled, put in, or joined with a part of another."""
    content = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        place = chance.randrange(len(content) + 1)
        length = chance.choice((1, 2, 4, 16, 200))
        kind = chance.randrange(7)
        if kind == 0:
            del content[place:]
        elif kind == 1:
            del content[place : place + length]
        elif kind == 2:
            content[place:place] = chance.randbytes(length)
        elif kind == 3:
            content[place:place] = content[place : place + length]
        elif kind == 4:
            start = chance.randrange(len(other))
            content[place : place + length] = other[start : start + length]
        elif kind == 5:
            content[place : place + length] = bytes([chance.choice((0, 1, 127, 255))]) * length
        elif place < len(content):
            content[place] ^= 1 << chance.randrange(8)
    return bytes(content)


def tampered(content, chance):
    """The workbook with one of its parts mutated and packed again, so that its checksums are right."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = [name for name in parts if name.startswith("xl/") and "theme" not in name]
    name = chance.choice(names)
    parts[name] = reworded(parts[name], chance) if chance.random() < 0.6 else mutated(parts[name], content, chance)
    return files.zipped(parts)


def reworded(part, chance):
    """XML that stays XML, with a number, name or tag that is not what it was."""
    text = part.decode()
    places = [place for place, letter in enumerate(text) if letter.isdigit()] or [0]
    for _ in range(chance.choice((1, 2, 6))):
        place = chance.choice(places)
        new = chance.choice(
            ("", "0", "9", "-1", "1e9", "99999999999", "4294967296", "a", "Z", "&#0;", "&lt;", "ก", "/")
        )
        text = text[:place] + new + text[place + 1 :]
    return text.encode()


def random_workbooks(count):
    chance = random.Random(SEED)
    xlsx, xls = files.small_xlsx(), files.small_xls()
    for number in range(count):
        if number % 10 < 4:
            yield tampered(xlsx, chance)
        elif number % 10 < 6:
            yield mutated(xlsx, xls, chance)
        elif number % 10 < 9:
            yield mutated(xls, xlsx, chance)
        else:
            yield chance.choice((b"PK\x03\x04", xls[:512], xls[:2048])) + chance.randbytes(chance.randrange(3_000))


def answers(contents):
    """What the reader's child would answer to each; None where it died of it. One process for many files."""
    found = []
    while len(found) < len(contents):
        done = subprocess.run(
            [sys.executable, "-c", BATCH],
            input=pickle.dumps(contents[len(found) :]),
            capture_output=True,
            timeout=120,
            check=False,
            cwd=REPOSITORY,
        )
        found += [json.loads(line) for line in done.stdout.splitlines() if line.endswith(b"}")]
        if len(found) < len(contents):
            found.append(None)
    return found


def test_thousands_of_broken_workbooks_end_in_a_document_or_a_sentence():
    contents = list(random_workbooks(4_000))
    ends = {"sheets": 0, "sentence": 0, "died": 0}
    for content, answer in zip(contents, answers(contents), strict=True):
        try:
            if answer is None:
                ends["died"] += 1
                read_document(content, "x.xlsx")
            elif content.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
                assert workbooks.sheets_of(answer, "x.xlsx")
                ends["sheets"] += 1
            else:
                assert isinstance(read_document(content, "x.xlsx"), Document)
        except FileError as error:
            assert error.th and error.en
            ends["sentence"] += 1
    assert ends["sheets"] > 500, ends
    assert ends["sentence"] > 1_000, ends


def test_thousands_of_broken_texts_end_in_a_document_or_a_sentence():
    chance = random.Random(SEED)
    ends = {"document": 0, "sentence": 0}
    for number in range(2_500):
        content = mutated(chance.choice(TEXTS), files.TEXTS.encode(), chance)
        if number % 10 == 0:
            content = chance.randbytes(chance.randrange(300))
        try:
            document = read_document(
                content, chance.choice(("x.csv", "x.tsv", "x.xls", "x")), chance.choice(("", "cp874"))
            )
            assert document.sheets[0].cells.size
            ends["document"] += 1
        except FileError as error:
            assert error.th and error.en
            ends["sentence"] += 1
    assert min(ends.values()) > 300, ends
