"""Reviews on paper: laid out on leaves first, then drawn into a PDF, with or without a window.

Only `QtGui` is needed, so that a command can print where there is no display. Layout knows no
journal; what stands on the leaves comes from `reports`.
"""
