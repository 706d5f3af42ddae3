"""Margin Journal: plan, record, watch and review margin trades, offline.

Where a thing lives. `domain` is what a margin trade is: exact numbers, the ledger, the margin
laws. `importers` turn files into drafts, `reports` turn trades into tables. `services` hold one
function for each thing a user can do. `storage` keeps the journal file, `exporters` write
workbooks and texts. `cli` is the command line; `__main__` picks the door.
"""

__version__ = "0.1.0"
