"""From a recording to a project: graphs, shared blocks, their parameters and stacks."""
