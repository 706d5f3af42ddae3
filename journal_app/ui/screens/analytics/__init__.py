"""Analytics of any selection: equity, components, distribution of R, rules, and maps of results."""
