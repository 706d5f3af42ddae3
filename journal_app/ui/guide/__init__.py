"""The user guide within the program: its pages, what is found in them, and how one is shown.

The pages are the Markdown files of `resources/guide`, which readers elsewhere see as they are.
Nothing of this is loaded before somebody asks for help.
"""
