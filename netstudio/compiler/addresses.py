"""From addresses in a project to attribute paths in its module, and back to state_dict keys."""

from __future__ import annotations

from netstudio.catalog.arguments import plain
from netstudio.catalog.inference import Inference, block_address
from netstudio.codegen.class_members import ClassMembers
from netstudio.document.node import BlockUse
from netstudio.document.project import ROOT, Project


def module_paths(project: Project, inference: Inference) -> dict[str, str]:
    """The attribute path of every member and block instance, by address.

    `stage1[2].conv` is at `stage1.2.conv` where a stack is a Sequential. What an instance leaves
    out has no path. A stack that stands beside other items has its first copy's.
    """
    paths: dict[str, str] = {}
    scopes: dict[str, ClassMembers] = {}
    instances = {item.address: item for item in inference.instances}

    def walk(scope: str, prefix: str, path: str) -> None:
        if scope not in scopes:
            scopes[scope] = ClassMembers(project.scope(scope))
        members = scopes[scope]
        env = instances[prefix.removesuffix(".")].env if prefix else {}
        for member in members.graph.members.values():
            below = members.path(member, env)
            if below is None:
                continue
            paths[prefix + member.id] = f"{path}{below}"
            if not isinstance(member.target, BlockUse):
                continue
            use = member.target
            count = 1 if use.is_single else plain(use.repeat, env)
            for copy in range(count):
                address = prefix + block_address(member.id, use, copy)
                if address not in instances:
                    continue
                inner = f"{path}{members.path(member, env, copy)}"
                if not use.is_single and not member.is_numbered:
                    inner = f"{inner}.{copy}"
                paths[address] = inner
                walk(use.block, f"{address}.", f"{inner}.")

    walk(ROOT, "", "")
    return paths
