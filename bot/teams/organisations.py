"""Which organisation somebody on Teams belongs to, by what Teams tells of them. Pure.

A guest carries our own tenant's id; what tells them apart is the domain of their mail.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Domains that are nobody's organisation.
PUBLIC = frozenset(
    "gmail.com googlemail.com hotmail.com hotmail.dk live.com live.dk outlook.com outlook.dk "
    "icloud.com me.com yahoo.com yahoo.dk msn.com mail.dk protonmail.com proton.me".split()
)
_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+", re.IGNORECASE)
#: Ends of domains that stand in the place of one, as in `example.co.uk`.
_SECOND = frozenset({"co", "com", "org", "gov", "ac", "onmicrosoft"})
GUEST = "#ext#"
LONGEST = 64


def team_of(member: Mapping[str, Any], home: str) -> tuple[str, str]:
    """The organisation's id and name; `home` is our tenant. "" where it cannot be told."""
    tenant = str(member.get("tenantId") or home).lower()
    if tenant != home:
        return tenant[:LONGEST], name_of(_domain(member))
    told = member.get("userRole") or member.get("userPrincipalName") or member.get("tenantId")
    if not told:  # the library is not whoever is not known
        return "", ""
    if not is_guest(member):
        return home, name_of(_domain(member))
    domain = _domain(member)
    known = bool(domain) and domain not in PUBLIC and len(domain) <= LONGEST
    return (domain, name_of(domain)) if known else ("", "")


def is_guest(member: Mapping[str, Any]) -> bool:
    """Whether they were let in from elsewhere."""
    role = str(member.get("userRole") or "").lower()
    return role in {"guest", "anonymous"} or GUEST in _text(member, "userPrincipalName").lower()


def name_of(domain: str) -> str:
    """What people call an organisation, as far as its domain tells: `folkebladet.dk`."""
    labels = domain.split(".")[:-1]
    while len(labels) > 1 and labels[-1] in _SECOND:
        labels.pop()
    word = labels[-1] if labels else ""
    return word.replace("-", " ")[:1].upper() + word.replace("-", " ")[1:]


def _domain(member: Mapping[str, Any]) -> str:
    """Of their mail, or of the name they sign in with; a guest's was built into ours."""
    for name in ("email", "userPrincipalName"):
        said = _text(member, name).lower()
        said, guest, _ours = said.partition(GUEST)
        domain = said.rpartition("_" if guest else "@")[2]
        if _DOMAIN.fullmatch(domain):
            return domain
    return ""


def _text(member: Mapping[str, Any], name: str) -> str:
    value = member.get(name)
    return value if isinstance(value, str) else ""
