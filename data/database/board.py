"""Reports received: with a file, while its import is live, or entered by hand."""

from collections.abc import Mapping

import pandas as pd
import sqlalchemy as sa

from agencies.reports import COLUMNS
from data.database.frames import as_text, now, storable, text_table
from data.database.tables import LIVE, imports, reports

BOARD_COLUMNS = [*COLUMNS, "received_at", "by", "import_id"]


def reports_received(connection: sa.Connection) -> pd.DataFrame:
    """BOARD_COLUMNS as text, one line for each agency, fiscal year and province: when it was last received and by whom.

    import_id: the import that it came with, "" where it was entered by hand.
    """
    with_file = sa.select(
        *(as_text(imports.c[name]) for name in COLUMNS),
        imports.c.imported_at.label("received_at"),
        imports.c.imported_by.label("by"),
        sa.cast(imports.c.import_id, sa.Text).label("import_id"),
    ).where(imports.c.state == LIVE, imports.c.report_received)
    by_hand = sa.select(
        *(as_text(reports.c[name]) for name in COLUMNS),
        reports.c.received_at,
        reports.c.by,
        sa.literal("").label("import_id"),
    )
    lines = pd.concat(
        [text_table(connection, with_file.order_by(imports.c.import_id)), text_table(connection, by_hand)]
    )
    newest_last = lines.sort_values([*COLUMNS, "received_at"], kind="stable")
    return newest_last.drop_duplicates(list(COLUMNS), keep="last", ignore_index=True)


def set_report(connection: sa.Connection, key: Mapping[str, object], received: bool, who: str) -> None:
    """Enter a report (key: agencies.reports.COLUMNS) by hand, or take it back, also the one that came with a file."""
    connection.execute(reports.delete().where(*(reports.c[name] == value for name, value in key.items())))
    if received:
        connection.execute(reports.insert().values(**key, received_at=now(), by=storable(who)))
        return
    # Of any state: an import that comes back to life must not bring back a report that was taken back.
    with_file = [imports.c[name] == value for name, value in key.items()]
    connection.execute(imports.update().where(*with_file).values(report_received=False))
