"""The tour: five steps on the real window, done by the user's own hands."""
