"""The journal: every trade in a table, and the chosen one with its ledger beside it."""
