"""What is attached to a trade or to a day: shown, added, noted, taken off.

Used by the trade's page and by the note of a day; neither a screen nor a dialog is known here.
"""
