"""What the rows of a file become: fills netted into trades, and values that are hardly meant.

No format is read here; importers hand over what they read.
"""
