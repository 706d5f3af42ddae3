"""Charts over pyqtgraph, built once and updated.

Loaded when the first chart is wanted, never before the first paint.
"""
