"""What the clerks answered before: headings of an agency's lists, and questions about places and words."""

import json

import pandas as pd
import sqlalchemy as sa

from data.database.frames import as_json, now, rows_of, storable, text_table
from data.database.tables import answers, mappings

PLACE = "place"
ANSWER_COLUMNS = ["kind", "key", "answer", "answered_by", "answered_at"]


def mapping_of(connection: sa.Connection, agency: str) -> dict[str, str]:
    """Heading → field as last confirmed for the agency; {} where nothing was."""
    text = connection.scalar(sa.select(mappings.c.mapping).where(mappings.c.agency == agency))
    return json.loads(text) if text else {}


def remember_mapping(connection: sa.Connection, agency: str, mapping: dict[str, str]) -> None:
    """Add to what is known of the agency's headings; those of its other lists stay."""
    whole = mapping_of(connection, agency) | mapping
    connection.execute(mappings.delete().where(mappings.c.agency == agency))
    connection.execute(mappings.insert().values(agency=agency, mapping=as_json(whole)))


def answers_for(connection: sa.Connection, agency: str, province_code: str) -> pd.DataFrame:
    """ANSWER_COLUMNS, one line a kind and key: the agency's own answer, else for places the newest of any agency.

    What a place is called is a fact, the same for all; what an agency means by a word is its own.
    """
    is_own = answers.c.agency == agency
    query = sa.select(*(answers.c[name] for name in ANSWER_COLUMNS))
    query = query.where(answers.c.province_code == province_code, is_own | (answers.c.kind == PLACE))
    rows = text_table(connection, query.order_by(sa.case((is_own, 1), else_=0), answers.c.answer_id))
    return rows.drop_duplicates(["kind", "key"], keep="last", ignore_index=True)


def remember_answers(connection: sa.Connection, agency: str, province_code: str, given: pd.DataFrame, who: str) -> None:
    """Keep answers (kind, key, answer) in place of earlier ones; an empty answer only takes the earlier one away."""
    newest = given.drop_duplicates(["kind", "key"], keep="last")
    known = rows_of(newest, ["kind", "key"])
    if not known:
        return
    of_agency = (answers.c.agency == agency) & (answers.c.province_code == province_code)
    same = (answers.c.kind == sa.bindparam("of_kind")) & (answers.c.key == sa.bindparam("of_key"))
    connection.execute(
        answers.delete().where(of_agency & same), [{"of_kind": row["kind"], "of_key": row["key"]} for row in known]
    )
    about = {"agency": agency, "province_code": province_code, "answered_by": storable(who), "answered_at": now()}
    rows = rows_of(newest[newest["answer"].ne("")], ["kind", "key", "answer"], **about)
    if rows:
        connection.execute(answers.insert(), rows)
