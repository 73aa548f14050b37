"""Finding what is wrong with a network, and what would mend it."""
