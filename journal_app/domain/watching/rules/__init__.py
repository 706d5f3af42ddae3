"""One function for each line: what it says of an open trade, or of the book, that crosses it.

A rule that has nothing to go by says nothing; what is not known is said once, in `not_known`.
"""
