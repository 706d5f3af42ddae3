"""While a trade is open: what needs attention, and what would mend it.

Lines, the book they are held against, and rescues live here; how they are shown does not.
"""
