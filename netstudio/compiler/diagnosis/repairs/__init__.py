"""Repairs, one family a file: each proposes edits that may mend a clash."""
