"""`tmkit completion`."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command("completion", short_help="Print the completion script of a shell.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    r"""Print the completion script of a shell.

    \b
    bash:  tmkit completion bash > ~/.local/share/bash-completion/completions/tmkit
    zsh:   tmkit completion zsh > ~/.zfunc/_tmkit   (with ~/.zfunc in fpath)
    fish:  tmkit completion fish > ~/.config/fish/completions/tmkit.fish
    """
    made = get_completion_class(shell)
    assert made is not None
    click.echo(made(context.find_root().command, {}, "tmkit", "_TMKIT_COMPLETE").source())
