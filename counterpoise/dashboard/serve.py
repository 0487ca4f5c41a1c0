"""Start the dashboard's server on this machine."""

from __future__ import annotations

import time
from importlib import import_module
from threading import Thread

from streamlit import net_util
from streamlit.runtime import Runtime
from streamlit.web import cli as streamlit_cli

from ..bundle import HOME


def serve(host: str, port: int, *, is_loopback: bool) -> None:
    """Serve the dashboard until it is stopped; no outside machine is asked for anything.

    Streamlit reads ``.streamlit/config.toml`` beside ``app.py``. Its welcome message, and a visitor whose
    page comes from another host, would make it ask a web service for this machine's public address; here
    it has none. Its address in the local network is needed only when it serves that network.

    A page tests each message that it sends itself against the origins that may steer it from a frame around it;
    Streamlit lists sixteen for its own hosts. One is enough here, and a moved weight is repainted sooner.
    """
    net_util.get_external_ip = _no_address
    if is_loopback:
        net_util.get_internal_ip = _no_address
    settings = {
        "server.address": host,
        "server.port": port,
        "browser.gatherUsageStats": "false",
        "logger.hideWelcomeMessage": "true",
        "client.allowedOrigins": f"http://localhost:{port}",
    }
    Thread(target=_import_first_page, name="counterpoise-head-start", daemon=True).start()
    flags = [word for name, value in settings.items() for word in (f"--{name}", str(value))]
    streamlit_cli.main(["run", str(HOME / "app.py"), *flags], prog_name="counterpoise", standalone_mode=False)


def _import_first_page() -> None:
    """Import what the first screen needs while the browser still loads Streamlit's own files: its reader waits less.

    Not before the server is there, for the panel registers with it.
    """
    while not Runtime.exists():
        time.sleep(0.01)
    for module in ("frame", "pages.answer"):
        import_module(f"{__package__}.{module}")


def _no_address() -> str | None:
    return None
