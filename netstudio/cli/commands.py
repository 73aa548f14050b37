"""The command line: commands, and how errors leave it.

Exit codes: 0 done, 1 problems in the project, 2 wrong usage or an unreadable file, 130 and 143
stopped by Ctrl+C or SIGTERM. An error is one sentence on standard error, never a traceback.
"""

from __future__ import annotations

from collections.abc import Sequence

import click

from netstudio import __version__
from netstudio.cli import INTERRUPTED
from netstudio.cli.check import check
from netstudio.cli.export import export
from netstudio.cli.import_ import import_
from netstudio.cli.presets import presets
from netstudio.cli.train import TERMINATED, train
from netstudio.errors import (
    CodegenError,
    CompileError,
    NetStudioError,
    TrainingError,
)
from netstudio.training.stop_signals import Terminated

PROBLEM, USAGE = 1, 2


class _ProjectOrCommand(click.Group):
    """A group whose first word may also be a project to open in the window."""

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.commands:
            return "open", self.commands["open"], args
        return super().resolve_command(context, args)

    def format_usage(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(context.command_path, "[PROJECT] | COMMAND [ARGS]...")


@click.group(
    cls=_ProjectOrCommand,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="netstudio")
@click.pass_context
def cli(context: click.Context) -> None:
    """Draw a neural network, watch it train in PyTorch, take the Python file home.

    Without a command, the window opens on PROJECT: a project file or a preset's name.
    """
    if context.invoked_subcommand is None:
        context.invoke(open_project, project=None)


@cli.command("open", hidden=True)
@click.argument("project", required=False)
def open_project(project: str | None) -> None:
    """Open the window on PROJECT, a file or a preset's name; by default on LeNet-5."""
    from netstudio.gui.launch import launch

    raise SystemExit(launch([project] if project else []))


for command in (presets, check, train, import_, export):
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    try:
        cli.main(args=arguments, prog_name="netstudio", standalone_mode=False)
    except click.exceptions.Abort as abort:
        click.echo("Stopped.", err=True)
        return TERMINATED if isinstance(abort.__cause__, Terminated) else INTERRUPTED
    except click.ClickException as error:
        error.show()
        return USAGE
    except NetStudioError as error:
        click.echo(f"netstudio: {error}", err=True)
        return PROBLEM if isinstance(error, CodegenError | CompileError | TrainingError) else USAGE
    except OSError as error:  # every file has errors of its own: this is the output itself
        reason = error.strerror or str(error)
        click.echo(f"netstudio: The output cannot be written: {reason}.", err=True)
        return USAGE
    except SystemExit as exit_request:
        code = exit_request.code
        return code if isinstance(code, int) else 0
    return 0
