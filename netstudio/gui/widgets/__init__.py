"""Small controls the panels are put together from; none of them knows the document."""
