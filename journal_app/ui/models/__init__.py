"""Tables as Qt wants them: rows by number, fetched in pages; no query and no rule of their own."""
