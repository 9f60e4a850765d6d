"""From the dropped file to what its rows mean, each stage kept in memory while the clerk answers."""

import json
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from data.intake.decide import Decision
from data.intake.files.document import Document
from data.intake.files.reading import EncodingUnclear, read_document
from data.intake.handing_in import read_list, settle, table_of
from data.intake.interpret import Interpretation
from data.intake.mapping import ColumnMapping
from data.intake.setting import Reference, Setting
from data.intake.table.finding import Table
from data.places import places_version
from pages.common import sources
from pages.common.wording import Words


@dataclass(frozen=True)
class Understood:
    """A dropped file and everything that is understood of it. key: begins the keys of its boxes and answers."""

    key: str
    document: Document
    mapping: ColumnMapping
    read: Interpretation
    decision: Decision


def reference() -> Reference:
    """The registry and register that lists are checked against."""
    return _reference(places_version())


@st.cache_resource(max_entries=2, show_spinner=False)
def _reference(version: str) -> Reference:
    return Reference(sources.registry(), sources.register())


@st.cache_resource(max_entries=2, show_spinner=False)
def _document(key: str, name: str, encoding: str, _content: bytes) -> Document:
    return read_document(_content, name, encoding)


def document(words: Words, key: str, name: str, content: bytes) -> Document:
    """The file as sheets of text; where its encoding cannot be told, the clerk is asked. key: the upload's own."""
    try:
        return _document(key, name, "", content)
    except EncodingUnclear as unclear:
        st.warning(words.said(unclear))
        chosen = st.radio(words("import.encoding"), unclear.candidates, horizontal=True, key="import_encoding")
        return _document(key, name, chosen, content)


@st.cache_resource(max_entries=4, show_spinner=False)
def _table(key: str, mapping: str, _document: Document) -> Table:
    return table_of(_document, _mapping(mapping))


def table(document: Document, mapping: ColumnMapping) -> Table:
    """The list in the file. Raises FileError where no heading is found."""
    return _table(_key(document), _text(mapping), document)


@st.cache_resource(max_entries=4, show_spinner=False)
def _interpretation(key: str, mapping: str, setting: Setting, version: str, _document: Document) -> Interpretation:
    return read_list(_document, _mapping(mapping), setting, _reference(version))


def interpretation(document: Document, mapping: ColumnMapping, setting: Setting) -> Interpretation:
    """What the rows mean before any answer. Raises FileError."""
    return _interpretation(_key(document), _text(mapping), setting, places_version(), document)


def decision(document: Document, read: Interpretation, answers: pd.DataFrame) -> Decision:
    """What goes in, waits and is refused with these answers."""
    return settle(document, read, answers, reference())


def _key(document: Document) -> str:
    return f"{document.sha256}{document.encoding}"


def _text(mapping: ColumnMapping) -> str:
    return json.dumps(mapping.__dict__ | {"columns": dict(mapping.columns)}, sort_keys=True, ensure_ascii=False)


def _mapping(text: str) -> ColumnMapping:
    return ColumnMapping(**json.loads(text))
