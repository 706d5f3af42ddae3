"""The demo journal: a made-up market, and a trader who trades, plans and writes in it.

Everything follows from the recipe and a seed. Random numbers come from `random.Random` of texts
alone, so that the same seed gives the same journal everywhere; floats drive the walk of prices
and become exact decimals before anything is written. Nothing here knows a clock or a file.
"""
