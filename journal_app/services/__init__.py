"""One public function for each thing a user can do with a journal.

Imports the domain, the reports and its own `ports`; never storage, importers or exporters: the
composition roots hand those in. Each function opens a unit of work, commits once, visibly.
"""
