"""Every layer, a family a file; the registry imports a family when one of its layers is wanted."""
