"""Version 1: the first schema.

Literal text, written once and never changed: journals of this version are in use.
"""

from __future__ import annotations

import sqlite3
from textwrap import dedent
from typing import Final

TABLES: Final = (
    """
    CREATE TABLE accounts (
        id INTEGER NOT NULL,
        checksum TEXT NOT NULL,
        name TEXT NOT NULL,
        network TEXT NOT NULL,
        wallet TEXT NOT NULL,
        subaccount TEXT NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (name)
    ) STRICT
    """,
    """
    CREATE TABLE actions (
        id INTEGER NOT NULL,
        at INTEGER NOT NULL,
        name TEXT NOT NULL,
        facts TEXT NOT NULL,
        state TEXT NOT NULL,
        PRIMARY KEY (id)
    ) STRICT
    """,
    """
    CREATE TABLE batches (
        id INTEGER NOT NULL,
        checksum TEXT NOT NULL,
        at INTEGER NOT NULL,
        file_name TEXT NOT NULL,
        file_format TEXT NOT NULL,
        file_hash TEXT NOT NULL,
        PRIMARY KEY (id)
    ) STRICT
    """,
    """
    CREATE TABLE day_notes (
        id INTEGER NOT NULL,
        checksum TEXT NOT NULL,
        day TEXT NOT NULL,
        text TEXT NOT NULL,
        mood TEXT NOT NULL,
        checked INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (day)
    ) STRICT
    """,
    """
    CREATE TABLE exchange_rates (
        id INTEGER NOT NULL,
        checksum TEXT NOT NULL,
        currency TEXT NOT NULL,
        at INTEGER NOT NULL,
        rate TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (currency, at)
    ) STRICT
    """,
    """
    CREATE TABLE marks (
        id INTEGER NOT NULL,
        checksum TEXT NOT NULL,
        asset TEXT NOT NULL,
        at INTEGER NOT NULL,
        platform TEXT NOT NULL,
        price TEXT NOT NULL,
        oracle_price TEXT,
        PRIMARY KEY (id),
        UNIQUE (asset, at, platform)
    ) STRICT
    """,
    """
    CREATE TABLE profiles (
        id INTEGER NOT NULL,
        checksum TEXT NOT NULL,
        name TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (name)
    ) STRICT
    """,
    """
    CREATE TABLE rates (
        id INTEGER NOT NULL,
        checksum TEXT NOT NULL,
        platform TEXT NOT NULL,
        asset TEXT NOT NULL,
        at INTEGER NOT NULL,
        apr TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (platform, asset, at)
    ) STRICT
    """,
    """
    CREATE TABLE reviews (
        id INTEGER NOT NULL,
        checksum TEXT NOT NULL,
        period TEXT NOT NULL,
        signed_off_at INTEGER,
        body TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (period)
    ) STRICT
    """,
    """
    CREATE TABLE saved_views (
        id INTEGER NOT NULL,
        checksum TEXT NOT NULL,
        screen TEXT NOT NULL,
        name TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (screen, name)
    ) STRICT
    """,
    """
    CREATE TABLE settings (
        id INTEGER NOT NULL,
        checksum TEXT NOT NULL,
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (name)
    ) STRICT
    """,
    """
    CREATE TABLE terms (
        id INTEGER NOT NULL,
        checksum TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        platform TEXT NOT NULL,
        as_of TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (content_hash)
    ) STRICT
    """,
    """
    CREATE TABLE changes (
        id INTEGER NOT NULL,
        action_id INTEGER NOT NULL,
        table_name TEXT NOT NULL,
        first_id INTEGER NOT NULL,
        row_count INTEGER NOT NULL,
        columns TEXT NOT NULL,
        "before" BLOB,
        "after" BLOB,
        checksum TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(action_id) REFERENCES actions (id)
    ) STRICT
    """,
    """
    CREATE TABLE platforms (
        id INTEGER NOT NULL,
        checksum TEXT NOT NULL,
        platform TEXT NOT NULL,
        name TEXT NOT NULL,
        terms_id INTEGER,
        body TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (platform),
        FOREIGN KEY(terms_id) REFERENCES terms (id)
    ) STRICT
    """,
    """
    CREATE TABLE raw_rows (
        id INTEGER NOT NULL,
        checksum TEXT NOT NULL,
        batch_id INTEGER NOT NULL,
        line INTEGER NOT NULL,
        text TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        occurrence INTEGER NOT NULL,
        outcome TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(batch_id) REFERENCES batches (id)
    ) STRICT
    """,
    """
    CREATE TABLE trades (
        id INTEGER NOT NULL,
        checksum TEXT NOT NULL,
        number INTEGER NOT NULL,
        account TEXT NOT NULL,
        platform TEXT NOT NULL,
        label TEXT NOT NULL,
        margin_mode TEXT NOT NULL,
        strategy TEXT NOT NULL,
        status TEXT NOT NULL,
        terms_id INTEGER,
        created_at INTEGER NOT NULL,
        deleted_at INTEGER,
        notes TEXT NOT NULL,
        grade TEXT NOT NULL,
        lesson TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (number),
        FOREIGN KEY(terms_id) REFERENCES terms (id)
    ) STRICT
    """,
    """
    CREATE TABLE account_flows (
        id INTEGER NOT NULL,
        checksum TEXT NOT NULL,
        account TEXT NOT NULL,
        at INTEGER NOT NULL,
        sequence INTEGER NOT NULL,
        asset TEXT NOT NULL,
        amount TEXT NOT NULL,
        price TEXT NOT NULL,
        reference TEXT NOT NULL,
        note TEXT NOT NULL,
        raw_row_id INTEGER,
        PRIMARY KEY (id),
        FOREIGN KEY(raw_row_id) REFERENCES raw_rows (id)
    ) STRICT
    """,
    """
    CREATE TABLE attachments (
        id INTEGER NOT NULL,
        checksum TEXT NOT NULL,
        trade_id INTEGER,
        day TEXT,
        content_hash TEXT NOT NULL,
        file_name TEXT NOT NULL,
        media_type TEXT NOT NULL,
        size_bytes INTEGER NOT NULL,
        added_at INTEGER NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(trade_id) REFERENCES trades (id)
    ) STRICT
    """,
    """
    CREATE TABLE entries (
        id INTEGER NOT NULL,
        checksum TEXT NOT NULL,
        trade_id INTEGER NOT NULL,
        at INTEGER NOT NULL,
        sequence INTEGER NOT NULL,
        kind TEXT NOT NULL,
        asset TEXT,
        amount TEXT,
        price TEXT,
        apr TEXT,
        to_asset TEXT,
        to_amount TEXT,
        to_price TEXT,
        penalty TEXT,
        fee_amount TEXT,
        fee_asset TEXT,
        fee_price TEXT,
        reference TEXT NOT NULL,
        note TEXT NOT NULL,
        raw_row_id INTEGER,
        PRIMARY KEY (id),
        UNIQUE (trade_id, at, sequence),
        FOREIGN KEY(trade_id) REFERENCES trades (id),
        FOREIGN KEY(raw_row_id) REFERENCES raw_rows (id)
    ) STRICT
    """,
    """
    CREATE TABLE plans (
        id INTEGER NOT NULL,
        checksum TEXT NOT NULL,
        trade_id INTEGER NOT NULL,
        planned_at INTEGER NOT NULL,
        breaches INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (trade_id),
        FOREIGN KEY(trade_id) REFERENCES trades (id)
    ) STRICT
    """,
    """
    CREATE TABLE positions (
        id INTEGER NOT NULL,
        checksum TEXT NOT NULL,
        trade_id INTEGER NOT NULL,
        place INTEGER NOT NULL,
        asset TEXT NOT NULL,
        direction TEXT NOT NULL,
        kind TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (trade_id, place),
        FOREIGN KEY(trade_id) REFERENCES trades (id)
    ) STRICT
    """,
    """
    CREATE TABLE tags (
        id INTEGER NOT NULL,
        checksum TEXT NOT NULL,
        trade_id INTEGER NOT NULL,
        kind TEXT NOT NULL,
        place INTEGER NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (trade_id, kind, place),
        FOREIGN KEY(trade_id) REFERENCES trades (id)
    ) STRICT
    """,
    """
    CREATE TABLE trade_figures (
        trade_id INTEGER NOT NULL,
        at INTEGER NOT NULL,
        status TEXT NOT NULL,
        opened_at INTEGER,
        closed_at INTEGER,
        net TEXT NOT NULL,
        gross TEXT NOT NULL,
        interest TEXT NOT NULL,
        funding TEXT NOT NULL,
        fees TEXT NOT NULL,
        gas TEXT NOT NULL,
        swap_cost TEXT NOT NULL,
        penalty TEXT NOT NULL,
        collateral_yield TEXT NOT NULL,
        price_change TEXT NOT NULL,
        collateral_change TEXT NOT NULL,
        borrowed_change TEXT NOT NULL,
        r_initial TEXT,
        r_managed TEXT,
        risk TEXT,
        risk_basis TEXT,
        equity TEXT NOT NULL,
        deposits TEXT NOT NULL,
        exposure TEXT NOT NULL,
        health_factor TEXT,
        margin_ratio TEXT,
        leverage TEXT,
        interest_per_day TEXT NOT NULL,
        realised_interest TEXT NOT NULL,
        realised_funding TEXT NOT NULL,
        realised_fees TEXT NOT NULL,
        realised_gas TEXT NOT NULL,
        realised_swap_cost TEXT NOT NULL,
        realised_penalty TEXT NOT NULL,
        realised_collateral_yield TEXT NOT NULL,
        realised_price_change TEXT NOT NULL,
        realised_collateral_change TEXT NOT NULL,
        realised_borrowed_change TEXT NOT NULL,
        positions TEXT NOT NULL,
        debt TEXT NOT NULL,
        collateral TEXT NOT NULL,
        asset TEXT NOT NULL,
        direction TEXT NOT NULL,
        is_unsettled INTEGER NOT NULL,
        held_ms_order INTEGER,
        net_order REAL NOT NULL,
        gross_order REAL NOT NULL,
        interest_order REAL NOT NULL,
        funding_order REAL NOT NULL,
        fees_order REAL NOT NULL,
        r_initial_order REAL,
        risk_order REAL,
        equity_order REAL NOT NULL,
        exposure_order REAL NOT NULL,
        health_factor_order REAL,
        margin_ratio_order REAL,
        leverage_order REAL,
        interest_per_day_order REAL NOT NULL,
        quantity_order REAL,
        average_entry_order REAL,
        PRIMARY KEY (trade_id),
        FOREIGN KEY(trade_id) REFERENCES trades (id) ON DELETE CASCADE
    ) STRICT
    """,
)

INDEXES: Final = (
    "CREATE INDEX actions_state ON actions (state, id)",
    "CREATE INDEX marks_at ON marks (at)",
    "CREATE INDEX changes_action ON changes (action_id)",
    "CREATE INDEX changes_row ON changes (table_name, first_id)",
    "CREATE INDEX raw_rows_fingerprint ON raw_rows (fingerprint)",
    "CREATE INDEX trades_label ON trades (label, platform, account) WHERE label <> ''",
    "CREATE INDEX trades_status ON trades (status)",
    "CREATE INDEX trades_terms ON trades (terms_id)",
    "CREATE INDEX account_flows_at ON account_flows (account, at, sequence)",
    "CREATE INDEX account_flows_raw_row ON account_flows (raw_row_id) WHERE raw_row_id IS NOT NULL",
    "CREATE INDEX attachments_trade ON attachments (trade_id)",
    "CREATE INDEX entries_raw_row ON entries (raw_row_id) WHERE raw_row_id IS NOT NULL",
    "CREATE INDEX positions_asset ON positions (asset, trade_id)",
    "CREATE INDEX tags_name ON tags (name, trade_id)",
    "CREATE INDEX trade_figures_closed ON trade_figures (closed_at, opened_at)",
    "CREATE INDEX trade_figures_unsettled ON trade_figures (is_unsettled) WHERE is_unsettled = 1",
)

SEARCH: Final = (
    "CREATE VIRTUAL TABLE search"
    " USING fts5(body, tokenize = 'trigram case_sensitive 1', detail = none)"
)


def upgrade(connection: sqlite3.Connection) -> None:
    """Make the tables, indexes and search index of version 1 in an empty file."""
    for statement in (*TABLES, *INDEXES, SEARCH):
        connection.execute(dedent(statement).strip())
