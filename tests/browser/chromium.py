"""Which browser is tried, and how it is started."""

from __future__ import annotations

import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # What is not this machine has no address: nothing leaves, even if a page asks for it.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def chromium() -> str:
    """Where the system's own Chromium is.

    Raises:
        FileNotFoundError: there is none.
    """
    for path in map(shutil.which, NAMES):
        if path is not None:
            return path
    raise FileNotFoundError(f"none of {', '.join(NAMES)} is installed")
