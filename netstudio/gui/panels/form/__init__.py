"""Forms built from parameter declarations: one row a parameter, checked while one types."""
