"""What a margin trade is: exact numbers, the ledger and its replay, the margin laws, the planners.

Imports the standard library only. Knows nothing of files, SQL, the machine's time zone or Qt.
"""
