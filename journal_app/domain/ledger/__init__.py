"""What happened to a trade, and what it adds up to: entries, their replay, figures at any moment.

Here live the entries in each form, from the typed line to the kept one, the replay of them all
and what is read from it. Nothing here plans or warns: entries are facts.
"""
