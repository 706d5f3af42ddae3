"""What trades and returns amount to, one definition each.

Plain numbers in, figures out: nothing here knows of a trade's ledger.
"""
