"""From source text to a module; problems and their repairs; weight transfer."""
