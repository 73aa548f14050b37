"""The network as its source was written anew: one edit, whatever the text has changed."""

from __future__ import annotations

from dataclasses import replace

from netstudio.document.edit import Edit
from netstudio.document.project import ROOT, Project
from netstudio.records import dataclass
from netstudio.sentence import say


@dataclass(frozen=True)
class RewriteNetwork(Edit):
    """Put the graphs, blocks, name and placements of another project in place of one's own.

    Attributes:
        written: the project that the source describes.
        session: edits with the same session that is not None are undone as one.
    """

    written: Project
    session: object = None

    @property
    def label(self) -> str:
        return say("Edit the source")

    def label_in(self, project: Project) -> str:
        """With the name of what was edited, where it is one thing."""
        names = _changed_names(project, self.written)
        if len(names) == 1:
            return say("Edit {name} in the source", name=names.pop())
        return self.label

    @property
    def merge_key(self) -> object:
        return None if self.session is None else (RewriteNetwork, self.session)

    def change(self, project: Project) -> Project:
        written = self.written
        return replace(
            project,
            name=written.name,
            graph=written.graph,
            blocks=written.blocks,
            view=written.view,
        )


def _changed_names(old: Project, new: Project) -> set[str]:
    """The names of the nodes and members that differ; at most two are looked for."""
    names: set[str] = set()
    for scope in (ROOT, *old.blocks):
        if scope != ROOT and scope not in new.blocks:
            continue
        before, after = old.scope(scope), new.scope(scope)
        if before is after:
            continue
        pairs = ((before.nodes, after.nodes), (before.members, after.members))
        for one, other in pairs:
            for key in {*one, *other}:
                if one.get(key) != other.get(key):
                    part = other.get(key) or one[key]
                    names.add(part.name)
    return names
