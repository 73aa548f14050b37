"""From addresses in a project to attribute paths in its module, and back to state_dict keys."""

from __future__ import annotations

from netstudio.catalog.arguments import plain
from netstudio.catalog.inference import Inference, block_address
from netstudio.document.node import BlockUse
from netstudio.document.project import ROOT, Project


def module_paths(project: Project, inference: Inference) -> dict[str, str]:
    """The attribute path of every member and block instance, by address.

    `stage1[2].conv` is at `stage1.2.conv` where a stack is a Sequential.
    """
    paths: dict[str, str] = {}
    instances = {item.address: item for item in inference.instances}

    def walk(scope: str, prefix: str, path: str) -> None:
        for member in project.scope(scope).members.values():
            own = f"{path}{member.name}"
            paths[prefix + member.id] = own
            if not isinstance(member.target, BlockUse):
                continue
            use = member.target
            env = instances[prefix.removesuffix(".")].env if prefix else {}
            single = use.repeat == 1
            count = 1 if single else plain(use.repeat, env)
            for copy in range(count):
                address = prefix + block_address(member.id, use, copy)
                if address in instances:
                    inner = own if single else f"{own}.{copy}"
                    paths[address] = inner
                    walk(use.block, f"{address}.", f"{inner}.")

    walk(ROOT, "", "")
    return paths
