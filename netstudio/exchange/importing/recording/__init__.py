"""A model's real forward, recorded: the calls it makes, by module, without computing anything."""
