"""Pictures of every screen and dialog, to be looked at beside the design.

`python -m tests.pictures OUT` takes them all: light and dark, at 1280 × 720 and at one and a half
times the scale, of an empty journal, the demo, and 20,000 trades. `python -m tests.pictures OUT
today` takes Today alone, with 0, 4, 60 and 400 open positions; `review` the reviews and
Analytics, down to the end of each page, of no trade, of 3, 150 and 100,000; `import` the dialog of
an import, over files of 3, 300 and 300,000 rows and of every kind. `states` takes every screen and
dialog empty, typical, heavy and in error, at 1280 × 720 and at 1920 × 1080 pixels, and lays the
pictures of each state together on a sheet. `references` writes anew the small pictures that a test
compares the main screens with.
"""
