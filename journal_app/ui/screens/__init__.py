"""The screens, a package each, made when first shown; what they all share is in `screen`."""
