"""Where runs are kept, so that trained weights are there again tomorrow.

A run is a folder: `run.json` (what it is), `project.json` (the network as it was), `metrics.jsonl`,
and checkpoints `last-000007` and `best-000005`, of which the highest number counts. By default runs
lie in the user's data folder, by project name.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from netstudio.catalog.inference import infer
from netstudio.document.file.atomic import write_atomically
from netstudio.document.node import Call, Layer, Member, Tensor
from netstudio.document.project import ROOT, Project
from netstudio.document.project_file import load_project_file, save_project_file
from netstudio.document.recipe import Recipe
from netstudio.errors import CheckpointError, ProjectFileError
from netstudio.folders import user_folder
from netstudio.sentence import say
from netstudio.training.checkpoint import WEIGHTS, Kind, newest, numbered

FORMAT = 1
ROOT_VARIABLE = "NETSTUDIO_RUNS"
RUN, PROJECT, METRICS = "run.json", "project.json", "metrics.jsonl"


@dataclass(frozen=True, slots=True)
class RunFolder:
    """A run on the disk.

    Attributes:
        path: its folder.
        name: of the project.
        structure: of the network, see `structure_of`.
        created: when it began, in UTC.
    """

    path: Path
    name: str
    structure: str
    created: datetime

    @property
    def metrics(self) -> Path:
        """The file of metrics, whether it is there yet or not."""
        return self.path / METRICS

    def project(self) -> Project:
        """The project as it was when the run began.

        Raises:
            CheckpointError: when the copy is missing or damaged.
        """
        try:
            return load_project_file(self.path / PROJECT)
        except ProjectFileError as error:
            raise CheckpointError(
                say("The run {path} has lost its project: {error}", path=self.path, error=error)
            ) from error

    def checkpoint(self, kind: Kind = "last") -> Path | None:
        """The folder of the newest checkpoint of a kind; None where there is none."""
        return newest(self.path, kind)

    def weights(self, kind: Kind = "last") -> Path | None:
        """The weights file of a checkpoint."""
        folder = self.checkpoint(kind)
        return folder / WEIGHTS if folder else None

    def next_checkpoint(self, kind: Kind) -> Path:
        """A folder for the next checkpoint of a kind, not there yet."""
        last = max((number for number, _ in numbered(self.path, kind)), default=0)
        return self.path / f"{kind}-{last + 1:06d}"

    def drop_older(self, kind: Kind) -> None:
        """Removes all checkpoints of a kind but the newest, and what a crash left unfinished."""
        newest = self.checkpoint(kind)
        for entry in self.path.iterdir():
            is_older = entry.name.startswith(f"{kind}-") and entry != newest
            is_left_over = entry.name.startswith(f".{kind}-") and entry.suffix == ".tmp"
            if newest is not None and (is_older or is_left_over):
                shutil.rmtree(entry, ignore_errors=True)


def create_run(project: Project, path: Path | None = None, root: Path | None = None) -> RunFolder:
    """Makes the folder of a new run: `path`, or else one below `root` or the user's data folder.

    Raises:
        CheckpointError: when it cannot be made, or `path` holds something already.
    """
    created = datetime.now(UTC)
    folder = path or _new_place(project.name, created, root)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise CheckpointError(
                say(
                    "The folder {folder} is not empty and holds no run; choose another for the "
                    "run.",
                    folder=folder,
                )
            )
        run = RunFolder(folder, project.name, structure_of(project), created)
        save_project_file(project, folder / PROJECT, owned=True)
        document = {
            "format": FORMAT,
            "name": run.name,
            "structure": run.structure,
            "created": created.isoformat(),
        }
        write_atomically(folder / RUN, f"{json.dumps(document, indent=1)}\n".encode())
    except OSError as error:
        raise CheckpointError(
            say(
                "The run's folder {folder} cannot be made: {strerror}; choose another.",
                folder=folder,
                strerror=error.strerror or error,
            )
        ) from error
    except ProjectFileError as error:
        raise CheckpointError(
            say("The run's folder {folder} cannot be made: {error}", folder=folder, error=error)
        ) from error
    return run


def open_run(path: Path) -> RunFolder:
    """The run in a folder.

    Raises:
        CheckpointError: when the folder holds no run that this version can read.
    """
    try:
        document = json.loads((path / RUN).read_text("utf-8"))
    except OSError as error:
        raise CheckpointError(
            say("There is no run in {path}: {run} cannot be read.", path=path, run=RUN)
        ) from error
    except ValueError as error:
        raise CheckpointError(
            say("The run in {path} is damaged: {run} is not JSON.", path=path, run=RUN)
        ) from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise CheckpointError(
            say(
                "The run in {path} is not of format {format}, which is read here.",
                path=path,
                format=FORMAT,
            )
        )
    try:
        return RunFolder(
            path,
            str(document["name"]),
            str(document["structure"]),
            datetime.fromisoformat(document["created"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise CheckpointError(
            say("The run in {path} is damaged: {error} in {run}.", path=path, error=error, run=RUN)
        ) from error


def holds_run(path: Path) -> bool:
    """Whether a folder is a run's."""
    return (path / RUN).is_file()


def latest_run(project: Project, root: Path | None = None) -> RunFolder | None:
    """The newest run of this project with weights that fit its network; None without one.

    It is found by the project's name and the structure of its network, so that a renamed layer or a
    new recipe still finds its weights, and a changed layer does not get the wrong ones.

    Args:
        root: where runs are kept; the user's data folder by default.
    """
    return next(runs_of(project, root), None)


def runs_of(project: Project, root: Path | None = None) -> Iterator[RunFolder]:
    """The runs of this project with weights that fit its network, the newest first.

    Args:
        root: where runs are kept; the user's data folder by default.
    """
    home = _home(project.name, root)
    if not home.is_dir():
        return
    structure = structure_of(project)
    for path in sorted(home.iterdir(), reverse=True):
        if not holds_run(path):
            continue
        try:
            run = open_run(path)
        except CheckpointError:
            continue  # a damaged run is none to go by
        if run.structure == structure and run.checkpoint() is not None:
            yield run


def same_training(recorded: Recipe, wanted: Recipe) -> bool:
    """Whether a run with one recipe may go on with another: only epochs and device may differ."""
    return replace(recorded, epochs=wanted.epochs, device=wanted.device) == wanted


def structure_of(project: Project) -> str:
    """A hash of the members that have weights: their addresses, types and numbers of parameters.

    Arguments are left out, so that another stride keeps the weights; where equal numbers hide
    unequal shapes, loading will say so.
    """
    lines = []
    for address, node in infer(project).nodes.items():
        member = _member_at(project, address)
        if member is not None and (node.parameters or isinstance(member.target, Tensor)):
            lines.append(f"{address} {_kind(member)} {node.parameters}")
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _member_at(project: Project, address: str) -> Member | None:
    """The member that the node at an address calls; found through the blocks on the way."""
    scope = ROOT
    *path, node_id = address.split(".")
    for part in path:
        use = project.scope(scope).members[part.partition("[")[0]].target
        scope = getattr(use, "block", ROOT)
    node = project.scope(scope).nodes.get(node_id)
    if node is None or not isinstance(node.target, Call):
        return None
    return project.scope(scope).members.get(node.target.member)


def _kind(member: Member) -> str:
    target = member.target
    if isinstance(target, Layer):
        return target.type
    return f"{type(target).__name__} {getattr(target, 'shape', '')}"


def _home(name: str, root: Path | None) -> Path:
    """The folder of all runs of the projects with this name."""
    plain = re.sub(r"[^A-Za-z0-9_-]+", "_", name).strip("_")[:40] or "project"
    return (root or default_root()) / f"{plain}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def default_root() -> Path:
    """The folder that NETSTUDIO_RUNS names, else one in the user's data folder."""
    return user_folder(ROOT_VARIABLE, "data", "runs")


def _new_place(name: str, created: datetime, root: Path | None) -> Path:
    stamp = created.strftime("%Y%m%d-%H%M%S-%f")  # sorts by time
    return _home(name, root) / f"{stamp}-{secrets.token_hex(2)}"
