"""The platforms: their terms, what borrowing there costs, and what is held there."""
