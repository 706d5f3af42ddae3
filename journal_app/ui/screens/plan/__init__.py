"""The Plan screen: the checklist wizard, what was planned, and the free calculator beside it."""
