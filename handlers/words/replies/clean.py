"""An answer without what its writer did not say: quotes, signatures, headers, accents."""

from __future__ import annotations

import re
import unicodedata

LIMIT = 500
_PASTED = 2
_STRANGE = 0.25
_SIGNATURE = re.compile(
    r"^\s*(?:--\s*$|(?:mvh|vh|kh|m\.v\.h|med venlig hilsen|venlig hilsen|de bedste hilsner|bedste"
    r" hilsner|mange hilsner|hilsen|best regards|kind regards|regards|best|cheers|br"
    r"|sendt fra min"
    r"|sent from my|hent outlook|get outlook)\b[ ,.!]*(?:[^\W\d_]+[ .,]*){0,4}$)",
    re.IGNORECASE,
)
_MAIL = re.compile(
    r"^\s*(?:-{2,}.*(?:original|oprindelig|forwarded|videresendt).*|(?:fra|from|sendt|sent|til|to"
    r"|emne|subject|cc|dato|date):\s.*|(?:den|on)\s.{5,80}(?:skrev|wrote).*:?)$",
    re.IGNORECASE,
)
_INLINE_SIGNATURE = re.compile(r"\s(?:mvh|kh|vh|/)\s?[A-ZÆØÅ][\wæøå]*\.?\s*$")
_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "é": "e", "ü": "u"}
)
_QUOTES = str.maketrans("’‘´`“”„»«–—−", '\'\'\'\'"""""---')
_HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\ufe0e\ufe0f]")
_SLIPS = (
    (r"\bdesvære\b|\bdesværrre\b|\bdesvære\b|\bdsværre\b|\bdesværre\b", "desværre"),
    (r"\bunfortunatly\b|\bunfortunatelly\b|\bunfortunetly\b", "unfortunately"),
    (r"\bthrusday\b|\bthurday\b", "thursday"),
    (r"\b(?:naste|nste)\b", "næste"),
    (r"\bmaske\b", "måske"),
    (r"\bike\b|\bikek\b|\bikk\b|\bik\b", "ikke"),
    (r"\bcant\s+", "can't "),
    (r"\bglader\b", "glæder"),
    (r"\bellers tk\b", "ellers tak"),
    (r"\bforst\b", "først"),
    (r"\bgar ikke\b", "går ikke"),
    (r"\bafloser\b", "afløser"),
    (r"\bpa\b", "på"),
    (r"\bku\b", "kunne"),
    (r"\bka\b", "kan"),
    (r"\bta\b(?! ?[.!]?$)", "tage"),
    (r"\bsku\b", "skulle"),
    (r"\bgonna\b", "going to"),
)


_PICTURE = re.compile("[\u2190-\u2bff\u2000-\u206f\ufe00-\ufe0f\U0001f000-\U0001faff\u20e3]")


def own_words(text: str) -> tuple[str, list[str]]:
    """Give what the writer wrote, lines kept, and the lines that were quoted above it."""
    plain = unicodedata.normalize("NFC", _HIDDEN.sub("", text[: LIMIT * 2])).translate(_QUOTES)
    lines = [_printable(line) for line in plain.splitlines()]
    quoted = [line.lstrip()[1:].strip() for line in lines if line.lstrip()[:1] == ">"]
    kept: list[str] = []
    headers = 0
    for line in lines:
        if line.lstrip()[:1] == ">":
            continue
        if _SIGNATURE.match(line) or (_MAIL.match(line) and kept):
            if any(words.strip() for words in kept):
                break
            headers += 1
            continue
        kept.append(line)
    if headers >= _PASTED:  # a mail pasted from its head: its words are somebody else's
        return "", quoted
    own = _INLINE_SIGNATURE.sub("", "\n".join(kept).strip())
    return own[:LIMIT], quoted


def is_strange(own: str) -> bool:
    """Whether too little of it is in letters the bot reads, or it is mostly signs."""
    solid = [c for c in own if not c.isspace() and c != "\ufffc"]
    known = [c for c in solid if c.isascii() or c < "\u0250" or _PICTURE.match(c) or c in "€…•·"]
    noise = [
        c for c in solid if c.isascii() and not c.isalnum() and c not in "'\"?!.,:;()/@#&%+-*_~"
    ]
    letters = sum(c.isalnum() for c in known)
    return len(solid) - len(known) > _STRANGE * len(solid) or len(noise) * 4 > letters + 5


def _printable(line: str) -> str:
    """Turn control characters into spaces."""
    return "".join(" " if unicodedata.category(c) in {"Cc", "Cs"} else c for c in line)


def mended(text: str) -> str:
    """Mend the slips that would hide a word that matters."""
    for pattern, right in _SLIPS:
        text = re.sub(pattern, right, text, flags=re.IGNORECASE)
    return text


def plain(text: str) -> str:
    """Lower case, ae/oe/aa, no apostrophes: the form the signals are written in."""
    lower = mended(text).lower().translate(_LETTERS).replace("'", "")
    lower = re.sub("[\U0001f000-\U0001faff\u2600-\u27bf\u2190-\u21ff\u2b00-\u2bff]+", " ; ", lower)
    return re.sub(r"[^\S\n]+", " ", lower).strip(" ;")


_FILLERS = re.compile(
    r"(?<![^\W_])(?:da|jo|sgu|lige|nu|ogsaa|skam|faktisk|helt|virkelig|roligt|bare|meget|rigtig"
    r"|really|just|totally|honestly|definitely)(?![^\W_]) ?"
)


def without_fillers(words: str) -> str:
    """The words without those that only colour them: "hopper jeg da ind" is "hopper jeg ind"."""
    return _FILLERS.sub("", words).strip()
