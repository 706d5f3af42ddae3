"""The parts that screens are made of: each draws one thing and knows no service. Text and exact
values in, signals out.
"""
