"""Two wrote at once, and the other was first."""


class ConflictError(Exception):
    """Somebody else wrote first; read again and decide again."""
