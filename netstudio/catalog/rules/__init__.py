"""Shape rules, a family a file: pure functions of arguments and input types."""
