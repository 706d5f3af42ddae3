"""Pure reports: trades in, tables, series and figures out.

Imports the domain only. Screens, texts and workbooks show what stands here and reckon nothing.
"""
