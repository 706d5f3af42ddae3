"""Files of platforms and of this program: bytes in, rows with their outcomes out.

One module per format, and `detect` that picks it by what the file says. They import the domain
alone; no journal, no clock. A new format is one new module and one line in `detect.FORMATS`.
"""
