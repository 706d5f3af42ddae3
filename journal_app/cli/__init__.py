"""The command line: a module per command, and the composition root that wires them.

Reads its arguments, calls one service, prints. Results go to standard output, messages to
standard error. Holds no rule of trading.
"""
