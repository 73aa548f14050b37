"""Project files: format 1 as JSON, the tensors beside it, and the packed single file."""
