"""The export dialog: every format with what it is for, its options, and what it will look like."""
