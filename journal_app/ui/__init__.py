"""The window: screens, widgets and dialogs, and the bridge to the one worker that owns the journal.

Draws and asks; holds no rule, no SQL and no money as a float outside drawing. Alone in knowing Qt.
"""
