"""What the program noted while it ran, kept, shown and copied."""
