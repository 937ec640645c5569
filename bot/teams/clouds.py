"""Microsoft's own clouds: which addresses are theirs, and which right a token is asked for.

A service address comes with every message and is then written to with our token, so only these
hosts are believed. Nothing of Microsoft's package is loaded here: the settings look too.
"""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

SERVICE_URL = "https://smba.trafficmanager.net/teams/"
LOGIN_URL = "https://login.microsoftonline.com/"
OPENID_URL = "https://login.botframework.com/v1/.well-known/openidconfiguration"

#: Where messages are sent to; those with a leading dot are ends of names.
SERVICES = (
    "smba.trafficmanager.net",
    ".teams.microsoft.com",
    ".teams.microsoft.us",
    ".teams.microsoftonline.cn",
    ".botframework.com",
    ".botframework.azure.us",
    ".botframework.azure.cn",
)
#: Where a token is asked for, and for which right there.
SCOPES = {
    "login.microsoftonline.com": "https://api.botframework.com/.default",
    "login.microsoftonline.us": "https://api.botframework.us/.default",
    "login.partner.microsoftonline.cn": "https://api.botframework.azure.cn/.default",
}
LOGINS = tuple(SCOPES)
#: Where the keys of what comes in are described.
OPENIDS = (
    "login.botframework.com",
    "login.botframework.azure.us",
    "login.botframework.azure.cn",
)


def is_one_of(address: str, hosts: tuple[str, ...]) -> bool:
    """Whether the address is encrypted and leads to one of `hosts`, at the usual port."""
    try:
        parts = urlsplit(address)
        usual = parts.port in {None, 443}
    except ValueError:
        return False
    name = (parts.hostname or "").lower()
    there = any(name.endswith(host) if host[0] == "." else name == host for host in hosts)
    return parts.scheme == "https" and usual and there and not parts.username


def on_this_machine(address: str) -> bool:
    """Whether it is a stand-in for Microsoft, tried out on this machine."""
    try:
        host = urlsplit(address).hostname or ""
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def trusted_service(address: str, own: str) -> bool:
    """Whether we may write to `address` with our token; `own` is the one in the settings."""
    if on_this_machine(own):
        return on_this_machine(address)
    return is_one_of(address, SERVICES)


def scope_at(login: str) -> str:
    """The right a token is asked for at this login address."""
    host = (urlsplit(login).hostname or "").lower()
    return SCOPES.get(host, SCOPES["login.microsoftonline.com"])
