"""What the market said, and what borrowing costs there: marks, rates, interest, funding.

Observations and conventions that belong to no trade live here; what they do to one does not.
"""
