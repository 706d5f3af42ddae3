"""The review of a week or a month: figures, days, strategies and what is open at its end."""
