"""What is known before a list is read: who hands it in, for which year and province, and what it is checked against."""

from dataclasses import dataclass
from functools import cached_property

from agencies.records import FISCAL_YEARS, Areas
from agencies.registry import Registry
from data.errors import FileError
from geo.register import Register


@dataclass(frozen=True)
class Setting:
    """agency: ID of the one that hands the list in; fiscal_year: Buddhist; province: code. Both stand for rows that
    name none."""

    agency: str
    fiscal_year: int
    province: str


@dataclass(frozen=True)
class Reference:
    """The registry and the register that a list is checked against."""

    registry: Registry
    register: Register

    @cached_property
    def areas(self) -> Areas:
        """The areas a record may name."""
        return Areas(self.register.villages, self.register.tambons)

    def check(self, setting: Setting) -> None:
        """Raises FileError where the agency, year or province of a setting is not known."""
        if setting.agency not in self.registry.agencies:
            known = ", ".join(self.registry.agencies)
            raise FileError(
                f"ไม่รู้จักหน่วยงาน {setting.agency} (ที่มี: {known})", f"unknown agency {setting.agency} (known: {known})"
            )
        first, last = FISCAL_YEARS
        if not first <= setting.fiscal_year <= last:
            raise FileError(
                f"ปีงบประมาณ {setting.fiscal_year} ไม่ใช่ปี พ.ศ. ให้ใส่ปีระหว่าง {first} ถึง {last}",
                f"{setting.fiscal_year} is not a Buddhist year; give one from {first} to {last}",
            )
        if setting.province not in set(self.register.tambons["province_code"]):
            raise FileError(
                f"ทะเบียนพื้นที่ไม่มีจังหวัดรหัส {setting.province} ให้ตรวจรหัส หรือติดตั้งทะเบียนที่มีจังหวัดนี้",
                f"the register has no province {setting.province}; check the code or install a register that has it",
            )
