"""Help inside the program: topics as Markdown files, layers from the catalogue, problems."""
