"""What a margin trade is. On top the words that all of it uses: numbers, money, terms, trades.

In rooms of their own: `margin` holds the laws by which accounts are liquidated, `market` what was
observed and what borrowing costs, `ledger` what happened and what it adds up to, `planning` what
comes before a trade, `watching` what an open one asks for, `statistics` what many amount to, and
`importing` what the rows of a file become. A room imports those before it in that order, if any.

Imports the standard library only. Knows nothing of files, SQL, the machine's time zone or Qt.
"""
