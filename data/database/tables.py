"""The tables of the store. Nothing is ever deleted from imports and records: their state says what counts.

The names begin with sonroi_ because a PostgreSQL database may be shared with other programs.
"""

import sqlalchemy as sa

from agencies.records import COLUMNS

SCHEMA = 1
"""Raised whenever the tables change, so that an older program leaves a newer store alone."""

LIVE, UNDONE, REPLACED = "live", "undone", "replaced"

metadata = sa.MetaData()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default="")


meta = sa.Table(
    "sonroi_meta",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("value", sa.BigInteger, nullable=False),
)
"""`schema`, and `version`, which every writing transaction raises."""

SAME_FILE = ("sha256", "sheet", "agency", "fiscal_year", "province_code")
"""Two live imports never agree in all of these."""
ROW_COUNTS = ("rows_read", "rows_in", "rows_waiting", "rows_refused", "rows_skipped")

imports = sa.Table(
    "sonroi_imports",
    metadata,
    sa.Column("import_id", sa.Integer, primary_key=True),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("agency", sa.Text, nullable=False),
    sa.Column("fiscal_year", sa.Integer, nullable=False),
    sa.Column("province_code", sa.Text, nullable=False),
    _text("file_name"),
    sa.Column("sha256", sa.Text, nullable=False),
    _text("sheet"),
    _text("letter_number"),
    _text("letter_date"),
    _text("imported_at"),
    _text("imported_by"),
    *(sa.Column(name, sa.Integer, nullable=False) for name in ROW_COUNTS),
    sa.Column("records", sa.Integer, nullable=False),
    sa.Column("replaced_by", sa.ForeignKey("sonroi_imports.import_id")),
    _text("undone_at"),
    _text("undone_by"),
    sa.Column("report_received", sa.Boolean, nullable=False),
    sa.Column("report", sa.Text, nullable=False),
)
sa.Index(
    "sonroi_one_live_import_of_a_sheet",
    *(imports.c[name] for name in SAME_FILE),
    unique=True,
    sqlite_where=imports.c.state == LIVE,
    postgresql_where=imports.c.state == LIVE,
)

records = sa.Table(
    "sonroi_records",
    metadata,
    sa.Column("record_key", sa.Integer, primary_key=True),
    sa.Column("import_id", sa.ForeignKey("sonroi_imports.import_id"), index=True),
    sa.Column("row", sa.Integer),
    *(sa.Column(name, sa.Text, nullable=False) for name in COLUMNS),
    sa.Column("version", sa.Integer, nullable=False),
    _text("changed_by"),
    _text("changed_at"),
    sa.Column("is_withdrawn", sa.Boolean, nullable=False),
    sa.UniqueConstraint("import_id", "record_id"),
    sa.Index("sonroi_records_by_id", "record_id"),
)
"""import_id and row are empty for records added on a screen."""

changes = sa.Table(
    "sonroi_changes",
    metadata,
    sa.Column("change_id", sa.Integer, primary_key=True),
    sa.Column("record_key", sa.ForeignKey("sonroi_records.record_key"), nullable=False, index=True),
    sa.Column("version", sa.Integer, nullable=False),
    _text("changed_at"),
    _text("changed_by"),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("before", sa.Text, nullable=False),
)

kept_rows = sa.Table(
    "sonroi_kept_rows",
    metadata,
    sa.Column("kept_key", sa.Integer, primary_key=True),
    sa.Column("import_id", sa.ForeignKey("sonroi_imports.import_id"), nullable=False, index=True),
    sa.Column("row", sa.Integer, nullable=False),
    sa.Column("outcome", sa.Text, nullable=False),
    _text("reason_th"),
    _text("reason_en"),
    sa.Column("cells", sa.Text, nullable=False),
)

reports = sa.Table(
    "sonroi_reports",
    metadata,
    sa.Column("agency", sa.Text, primary_key=True),
    sa.Column("fiscal_year", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("province_code", sa.Text, primary_key=True),
    _text("received_at"),
    _text("by"),
)
"""Reports entered by hand; those that came with a file stand in imports."""

mappings = sa.Table(
    "sonroi_mappings",
    metadata,
    sa.Column("agency", sa.Text, primary_key=True),
    sa.Column("mapping", sa.Text, nullable=False),
)

answers = sa.Table(
    "sonroi_answers",
    metadata,
    sa.Column("answer_id", sa.Integer, primary_key=True),
    sa.Column("agency", sa.Text, nullable=False),
    sa.Column("province_code", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("answer", sa.Text, nullable=False),
    _text("answered_by"),
    _text("answered_at"),
    sa.UniqueConstraint("province_code", "agency", "kind", "key"),
)
