"""Calculations for scripts: JSON requests in, exact JSON answers out.

One module per calculation, each with a `SHAPE` (what it reads) and an `answer` (what it says);
`reading` reads by the shape, `answering` turns requests into lines. The rules are in `domain`.
"""
