"""Files that the program writes for others: workbook, CSV, and the JSON archive.

One module per format, tables in and a file out. Knows the domain and the reports; reckons
nothing, opens no journal and asks no clock.
"""
