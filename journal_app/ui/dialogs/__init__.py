"""Windows before the window: one question each, answered with values or with nothing at all."""
