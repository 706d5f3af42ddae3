"""Before a trade: the checklist and its evidence, size and costs, the calculators.

What is thought through and may never happen lives here; what happened is the ledger's.
"""
