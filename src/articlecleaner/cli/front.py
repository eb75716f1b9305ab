"""A command with subcommands that does its main work without one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click
from click.shell_completion import CompletionItem

from articlecleaner.report import visible


class Front(click.Group):
    """A group that runs its default command unless the first word is the name of a subcommand.

    The default has no name of its own, so that only files named like a subcommand have to be
    written as `./report`.

    Args:
        name: of the whole command.
        default: what runs when no subcommand is named.
        subcommands: by name, the module that holds the command; imported when it is asked for.
    """

    def __init__(self, name: str, default: click.Command, subcommands: Mapping[str, str]) -> None:
        super().__init__(name, context_settings=default.context_settings)
        self.default = default
        self.subcommands = subcommands

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the subcommands."""
        return list(self.subcommands)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The subcommand of this name, imported now."""
        if name not in self.subcommands:
            return None
        command: click.Command = getattr(import_module(self.subcommands[name]), name)
        return command

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """The context of the subcommand that the first word names, else of the default."""
        with _harmless():
            if args and args[0] in self.subcommands:
                return super().make_context(info_name, args, parent, **extra)
            return self.default.make_context(info_name, args, parent, obj=self, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run what the context was made for."""
        with _harmless():
            return super().invoke(ctx) if ctx.command is self else ctx.command.invoke(ctx)


@contextmanager
def _harmless() -> Iterator[None]:
    """Write what errors tell of names and contents of files so that no terminal obeys it."""
    try:
        yield
    except click.ClickException as error:
        told = "\n".join(map(visible, error.message.split("\n")))
        error.message = told  # type: ignore[misc]
        raise


class Default(click.Command):
    """The default command of a `Front`; its help names the subcommands."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the subcommands with a line each."""
        super().format_options(ctx, formatter)
        if isinstance(ctx.obj, Front):
            ctx.obj.format_commands(ctx, formatter)


def complete_paths(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """What the shell offers for a path: files, and for the first word the subcommands too."""
    names: list[str] = []
    if isinstance(ctx.obj, Front) and not ctx.params.get(param.name or ""):
        names = [name for name in ctx.obj.subcommands if name.startswith(incomplete)]
    return [*map(CompletionItem, names), CompletionItem(incomplete, type="file")]
