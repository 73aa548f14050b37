"""Data sets: what they hold, how they are fetched, and how batches are drawn from them."""
