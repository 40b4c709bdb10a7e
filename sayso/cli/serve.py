"""`sayso serve`: the store in the browser."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.stored import store_option
from sayso.store import open_store


@click.command()
@store_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65_535), default=8_000, show_default=True)
@click.option("--access", type=click.Path(path_type=Path), metavar="FILE", help="Who may come in; see `sayso account`.")
def serve(store_url: str, host: str, port: int, access: Path | None) -> None:
    """Open the store in the browser, at http://127.0.0.1:PORT, with a REST API under /api/v1.

    Only this machine can reach it, unless --host and --access say otherwise. Stop it with Ctrl-C.
    """
    # Loaded when asked for: every other command would wait for the web server.
    import uvicorn  # noqa: PLC0415

    from sayso.serve.accounts import read_access  # noqa: PLC0415
    from sayso.serve.app import create_app  # noqa: PLC0415

    known = read_access(access) if access else None
    with open_store(store_url, create=False) as store:
        app = create_app(store, known, host)
        click.echo(f"sayso is at http://{host}:{port} (Ctrl-C stops it)", err=True)
        uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
