"""The network as a table: what each layer gives, learns, computes and takes."""
