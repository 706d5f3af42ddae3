"""Today: how the book stands, what needs attention, and the open positions.

Painted first from a glance at what is kept, then completed by the worker in the same places.
"""
