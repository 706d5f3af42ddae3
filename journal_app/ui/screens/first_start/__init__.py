"""What is shown where no journal is open: one question, and what is safe where one did not open."""
