"""The registry: which agencies, functions and target groups there are. Read from TOML; see `registry.toml`."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

from agencies.rule_text import Rule, RuleError, parse_rules

DEFAULT_REGISTRY = Path(__file__).with_name("registry.toml")
EVERYONE = "community"
"""The target group that stands for everyone: beside another group it is *unknown* whether they meet."""

_ID = re.compile(r"[A-Za-z0-9_-]+")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


class RegistryError(ValueError):
    """A registry that cannot be used; `entry` names the place, `th` and `en` each say the reason in one sentence."""

    def __init__(self, entry: str, th: str, en: str) -> None:
        self.entry = entry
        self.th = f"ทะเบียนหน่วยงาน (registry) รายการ {entry}: {th}"
        self.en = f"registry entry {entry}: {en}"
        super().__init__(self.en)


@dataclass(frozen=True)
class Entry:
    """What every entry has: its names (Thai, English, short) and the ways it is written in lists."""

    id: str
    name_th: str = ""
    short_th: str = ""
    name_en: str = ""
    short_en: str = ""
    synonyms: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        """The full name in `th` or `en`; the other language, else the ID, where it has none."""
        here, there = (self.name_en, self.name_th) if language == "en" else (self.name_th, self.name_en)
        return here or there or self.id

    def short(self, language: str) -> str:
        """The short name in `th` or `en`, else the full one."""
        return (self.short_en if language == "en" else self.short_th) or self.name(language)


@dataclass(frozen=True)
class Agency(Entry):
    """An agency; `must_report`: its report is awaited for every province and fiscal year; `rule`: see `rule_text`."""

    kind: str = ""
    must_report: bool = False
    rule: str = ""
    colour: str = ""


@dataclass(frozen=True)
class Function(Entry):
    """What is paid for; `step` 1, 2, 3 … where it is a step, the flags as the registry's head says."""

    step: int | None = None
    joint: bool = False
    universal: bool = False
    fund: bool = False


@dataclass(frozen=True)
class TargetGroup(Entry):
    """Whom the support is for; of a `sensitive` group small numbers are not shown."""

    sensitive: bool = False


@dataclass(frozen=True)
class Registry:
    """All entries, each table in the order of the file."""

    agencies: Mapping[str, Agency]
    functions: Mapping[str, Function]
    target_groups: Mapping[str, TargetGroup]

    @cached_property
    def universal(self) -> frozenset[str]:
        """IDs of the functions that take no part in overlap and coverage."""
        return frozenset(key for key, function in self.functions.items() if function.universal)

    @cached_property
    def sensitive(self) -> frozenset[str]:
        """IDs of the target groups of which small numbers are not shown."""
        return frozenset(key for key, group in self.target_groups.items() if group.sensitive)

    @cached_property
    def must_report(self) -> frozenset[str]:
        """IDs of the agencies whose reports are awaited."""
        return frozenset(key for key, agency in self.agencies.items() if agency.must_report)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """By which areas the agencies say they choose theirs: all rules, in the order of the file."""
        return tuple(rule for agency in self.agencies.values() for rule in self._rules_of(agency))

    def _rules_of(self, agency: Agency) -> tuple[Rule, ...]:
        try:
            return parse_rules(agency.id, agency.rule, self.agencies, self.functions)
        except RuleError as error:
            raise RegistryError(f"[agencies.{agency.id}]", error.th, error.en) from error


_TABLES: dict[str, type[Entry]] = {"agencies": Agency, "functions": Function, "target_groups": TargetGroup}

_Check = tuple[Callable[[Any], bool], str, str]
_TEXT: _Check = (lambda value: isinstance(value, str), "ต้องเป็นข้อความในเครื่องหมายคำพูด", "must be a text in quotes")
_FLAG: _Check = (lambda value: isinstance(value, bool), "ต้องเป็น true หรือ false", "must be true or false")
_CHECKS: dict[str, _Check] = {
    "synonyms": (
        lambda value: isinstance(value, list) and all(isinstance(item, str) for item in value),
        'ต้องเป็นรายการข้อความ เช่น ["อบต."]',
        'must be a list of texts, such as ["SAO"]',
    ),
    "step": (
        lambda value: isinstance(value, int) and not isinstance(value, bool) and value >= 1,
        "ต้องเป็นเลขจำนวนเต็มตั้งแต่ 1 ขึ้นไป",
        "must be a whole number from 1 upwards",
    ),
    "colour": (
        lambda value: isinstance(value, str) and bool(_COLOUR.fullmatch(value)),
        'ต้องเป็นรหัสสี เช่น "#1B6CA8"',
        'must be a colour such as "#1B6CA8"',
    ),
    **dict.fromkeys(("must_report", "joint", "universal", "fund", "sensitive"), _FLAG),
}


def load_registry(path: Path = DEFAULT_REGISTRY) -> Registry:
    """Read a registry file.

    Raises RegistryError, naming the entry and the reason, when the file cannot be read, an entry has an unknown key
    or a value of the wrong kind, no agency is named, a rule cannot be read, or two entries of a table share a synonym.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise RegistryError(
            path.name, "เปิดอ่านไฟล์ไม่ได้ ตรวจชื่อไฟล์และบันทึกเป็น UTF-8", "cannot be read as UTF-8 text"
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise RegistryError(path.name, f"รูปแบบ TOML ไม่ถูกต้อง ({error})", f"is not valid TOML ({error})") from error
    return parse_registry(content)


def parse_registry(content: Mapping[str, Any]) -> Registry:
    """The registry from the parsed TOML; errors as `load_registry`."""
    for table in content.keys() - _TABLES.keys():
        raise RegistryError(
            f"[{table}]",
            "ไม่รู้จักตารางนี้ ใช้ได้เฉพาะ agencies, functions, target_groups",
            "unknown table; only agencies, functions and target_groups are known",
        )
    tables = {name: _entries(name, kind, content.get(name, {})) for name, kind in _TABLES.items()}
    if not tables["agencies"]:
        raise RegistryError("[agencies]", "ต้องมีอย่างน้อยหนึ่งหน่วยงาน", "at least one agency is needed")
    registry = Registry(**tables)  # type: ignore[arg-type]
    _ = registry.rules  # a rule that cannot be read is refused here, not on the page that judges by it
    return registry


def _entries(table: str, kind: type[Entry], content: Any) -> dict[str, Entry]:  # noqa: ANN401 (raw TOML)
    if not isinstance(content, Mapping):
        raise RegistryError(f"[{table}]", "ต้องเป็นตาราง", "must be a table")
    entries = {key: _entry(f"[{table}.{key}]", kind, key, values) for key, values in content.items()}
    _refuse_shared_synonyms(table, entries)
    return entries


def _entry(place: str, kind: type[Entry], key: str, values: Any) -> Entry:  # noqa: ANN401 (raw TOML)
    if not _ID.fullmatch(key):
        raise RegistryError(place, "รหัสใช้ได้เฉพาะ A-Z a-z 0-9 _ -", "an ID may hold only A-Z a-z 0-9 _ -")
    if not isinstance(values, Mapping):
        raise RegistryError(place, "ต้องเป็นตาราง", "must be a table")
    known = {field.name for field in fields(kind)} - {"id"}
    for name, value in values.items():
        if name not in known:
            allowed = ", ".join(sorted(known))
            raise RegistryError(place, f"ไม่รู้จักคีย์ {name} (ใช้ได้: {allowed})", f"unknown key {name} (known: {allowed})")
        is_good, th, en = _CHECKS.get(name, _TEXT)
        if not is_good(value):
            raise RegistryError(place, f"{name} = {value!r} {th}", f"{name} = {value!r} {en}")
    return kind(id=key, **{name: tuple(value) if name == "synonyms" else value for name, value in values.items()})


def _refuse_shared_synonyms(table: str, entries: Mapping[str, Entry]) -> None:
    """A way of writing that stands for two entries could not be read back."""
    owner: dict[str, str] = {}
    for key, entry in entries.items():
        for text in {*entry.synonyms, entry.name_th, entry.short_th, entry.name_en, entry.short_en, key} - {""}:
            first = owner.setdefault(text.strip().casefold(), key)
            if first != key:
                raise RegistryError(
                    f"[{table}.{key}]", f"คำว่า “{text}” ซ้ำกับรายการ {first}", f"“{text}” already stands for {first}"
                )
