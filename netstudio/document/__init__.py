"""The thing being edited: project, graph, edits, history and the project file."""
