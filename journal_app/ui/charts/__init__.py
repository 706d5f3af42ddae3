"""Charts over pyqtgraph, built once and updated; loaded when the first chart is wanted, not before.
"""
