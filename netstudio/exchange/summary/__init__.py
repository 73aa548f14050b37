"""The network as a table: what each layer gives, learns, computes and takes.

The window shows it as a tree, files have it as Markdown and as CSV.
"""
