"""What the window and the command line are both assembled from.

The clock, what ships with the program, the demo, and the reading and writing of files: each step
that both composition roots take alike, and that knows concrete classes. Prints nothing, draws
nothing; holds no rule of trading.
"""
