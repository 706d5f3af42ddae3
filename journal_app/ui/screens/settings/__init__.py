"""The settings of a journal and of this window, the accounts, and the backups."""
