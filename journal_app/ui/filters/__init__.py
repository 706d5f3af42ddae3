"""What trades can be narrowed by over any screen: chips for each kind of filter, and saved views.

Knows the words of filters and where views are kept; what is narrowed by them is the screen's.
"""
