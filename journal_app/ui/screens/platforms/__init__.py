"""The platforms: their terms, what borrowing there costs, and what each account holds."""
