"""What happens to the files of a window: kept, recovered, and watched."""
