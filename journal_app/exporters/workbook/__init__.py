"""The review workbook: eight sheets that a person would present, with live formulas.

`written_numbers` and `cells` turn values into cells, `layout` says where tables lie, `formulas`
recalculates from there, `sheets` writes, `charts` draws, `workbook` puts it together.
"""
