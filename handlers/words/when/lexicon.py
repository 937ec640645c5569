"""The words for days, months, numbers and parts of the day, Danish and English side by side.

Everything is lower case. Spellings without a Danish keyboard (loerdag, sondag, naeste) are listed
beside the right ones, so that nothing has to be guessed while reading.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_HOURS = 24
END = r"(?![^\W_])"  # no letter or digit follows; an underscore is markup, not a letter


def spellings(*words: str) -> Iterable[str]:
    """Each word as written, with ae/oe/aa, and with the dots and rings simply left out."""
    for word in words:
        yield word
        yield word.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
        yield word.replace("æ", "a").replace("ø", "o").replace("å", "a")


def one_of(words: Iterable[str]) -> str:
    """Write a regex alternation, longest word first."""
    return "(?:" + "|".join(sorted(sorted(set(words)), key=len, reverse=True)) + ")"


def _slips(word: str) -> Iterable[str]:
    """Write a name with a letter lost or doubled, or two swapped, never the first: 'thrusday'."""
    for i in range(1, len(word) - 1):
        yield word[:i] + word[i + 1 :]
        yield word[:i] + word[i] + word[i:]
    for i in range(1, len(word) - 1):
        yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]


_DAYS = [
    ("mandag", "monday"),
    ("tirsdag", "tuesday"),
    ("onsdag", "wednesday"),
    ("torsdag", "thursday"),
    ("fredag", "friday"),
    ("lørdag", "saturday"),
    ("søndag", "sunday"),
]
_HAND_SLIPS = {"wensday": 2, "wendsday": 2, "tuseday": 1, "thurdsay": 3, "saterday": 5, "lørdad": 5}

#: Almost a day, with one letter that is another: not sure enough to be read as one.
ALMOST_DAY = one_of(
    f"{word[:i]}[^\\W\\d_]{word[i + 1 :]}"
    for names in _DAYS
    for word in spellings(*names)
    for i in range(1, len(word) - 1)
)

WEEKDAYS: dict[str, int] = dict(_HAND_SLIPS)
for _number, _names in enumerate(_DAYS):
    for _name in _names:
        for _word in spellings(_name):
            for _slip in _slips(_word):
                WEEKDAYS.setdefault(_slip, _number)
            if _word.endswith("dag"):  # as it is said
                WEEKDAYS.setdefault(_word[:-1], _number)
for _number, _names in enumerate(_DAYS):
    WEEKDAYS.update(dict.fromkeys(spellings(*_names), _number))

# Short names that are no other word, and those that are ("man", "søn", "fri", "sat", "tor").
SHORT_SURE = {
    "tirs": 1, "tues": 1, "tue": 1, "ons": 2, "onsd": 2, "weds": 2, "tors": 3, "thurs": 3,
    "thur": 3, "thu": 3, "fred": 4, "lør": 5, "loer": 5, "lørd": 5, "mand": 0, "tirsd": 1,
    "torsd": 3, "sønd": 6,
}  # fmt: skip
SHORT_RISKY = {
    "man": 0, "ma": 0, "mon": 0, "tir": 1, "ti": 1, "wed": 2, "on": 2, "tor": 3, "to": 3, "fre": 4,
    "fri": 4, "fr": 4, "sat": 5, "lor": 5, "lø": 5, "søn": 6, "soen": 6, "son": 6, "sø": 6,
    "sun": 6,
}  # fmt: skip
for _word in ("mand", "fred"):  # man and peace: only with a full stop
    SHORT_RISKY[_word] = SHORT_SURE.pop(_word)
SHORT = SHORT_SURE | SHORT_RISKY

_MONTHS = [
    ("januar", "january", "jan"),
    ("februar", "february", "feb", "febr"),
    ("marts", "march", "mar"),
    ("april", "apr"),
    ("maj", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("august", "aug"),
    ("september", "sep", "sept"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("december", "dec", "deecember", "desember", "decmber", "decemeber"),
]
MONTHS = {name: n for n, names in enumerate(_MONTHS, 1) for name in names}
_LONG_NAME = 6  # a slip in a shorter one is soon another word
for _name, _number in list(MONTHS.items()):
    if len(_name) >= _LONG_NAME:
        for _slip in _slips(_name):
            MONTHS.setdefault(_slip, _number)
# A month alone is read only when it is nothing else: march, may and august are words and names.
MONTHS_ALONE = {
    name: MONTHS[name]
    for name in (
        "januar", "january", "februar", "february", "marts", "april", "september", "oktober",
        "october", "november", "december", "desember",
    )
}  # fmt: skip

_UNITS = [
    ("nul", "zero"), ("en", "et", "én", "ét", "een", "eet", "one", "a", "an"), ("to", "two"),
    ("tre", "three"), ("fire", "four"), ("fem", "five"), ("seks", "six"), ("syv", "seven"),
    ("otte", "eight"), ("ni", "nine"), ("ti", "ten"), ("elleve", "eleven"), ("tolv", "twelve"),
    ("tretten", "thirteen"), ("fjorten", "fourteen"), ("femten", "fifteen"),
    ("seksten", "sixteen"), ("sytten", "seventeen"), ("atten", "eighteen"), ("nitten", "nineteen"),
    ("tyve", "twenty"),
]  # fmt: skip
NUMBERS = {name: n for n, names in enumerate(_UNITS) for name in names} | {
    "enogtyve": 21, "toogtyve": 22, "treogtyve": 23, "femogtyve": 25, "tredive": 30, "thirty": 30,
    "fyrre": 40, "forty": 40, "femogfyrre": 45, "halvtreds": 50, "fifty": 50, "tres": 60,
    "sixty": 60, "halvfems": 90, "ninety": 90,
}  # fmt: skip
# Numbers that can be an hour on the clock; "a" and "en" are articles before anything else.
HOUR_WORDS = {w: n for w, n in NUMBERS.items() if n < _HOURS and w not in {"a", "an", "en", "nul"}}

_ORDINALS = [
    ("første", "first", "1st"), ("anden", "andet", "second", "2nd"), ("tredje", "third", "3rd"),
    ("fjerde", "fourth"), ("femte", "fifth"), ("sjette", "sixth"), ("syvende", "seventh"),
    ("ottende", "eighth"), ("niende", "ninth"), ("tiende", "tenth"),
    ("ellevte", "elvte", "eleventh"), ("tolvte", "twelfth"), ("trettende", "thirteenth"),
    ("fjortende", "fourteenth"), ("femtende", "fifteenth"), ("sekstende", "sixteenth"),
    ("syttende", "seventeenth"), ("attende", "eighteenth"), ("nittende", "nineteenth"),
    ("tyvende", "twentieth"), ("enogtyvende", "twenty-first"), ("toogtyvende", "twenty-second"),
    ("treogtyvende", "twenty-third"), ("fireogtyvende", "twenty-fourth"),
    ("femogtyvende", "twenty-fifth"), ("seksogtyvende", "twenty-sixth"),
    ("syvogtyvende", "twenty-seventh"), ("otteogtyvende", "twenty-eighth"),
    ("niogtyvende", "twenty-ninth"), ("tredivte", "thirtieth"),
    ("enogtredivte", "thirty-first"),
]  # fmt: skip
ORDINALS = {s: n for n, names in enumerate(_ORDINALS, 1) for name in names for s in spellings(name)}

# Part of the day: first and last hour it can mean, and the hours to offer when none is said.
PARTS: dict[str, tuple[int, int, tuple[int, ...]]] = {
    "early": (3, 11, (8, 9)),
    "morning": (6, 12, (9, 10, 11)),
    "noon": (11, 14, (12, 13)),
    "afternoon": (12, 18, (14, 15, 16)),
    "evening": (16, 24, (19, 18, 20)),
    "night": (18, 30, (20, 21, 22)),
    "small_hours": (22, 30, ()),
}
PART_WORDS = {
    "morgenen": "early", "morgen": "early", "formiddagen": "morning", "formiddag": "morning",
    "fm": "morning", "eftermiddagen": "afternoon", "eftermiddag": "afternoon",
    "eftmd": "afternoon", "eftermd": "afternoon", "aftenen": "evening", "aften": "evening",
    "middagen": "noon", "middag": "noon", "middagstid": "noon",
    "frokosttid": "noon", "lunchtime": "noon", "natten": "small_hours",
    "nat": "small_hours", "fyraften": "afternoon", "morning": "morning", "afternoon": "afternoon",
    "arvo": "afternoon", "evening": "evening", "eve": "evening", "night": "night",
    "mornings": "morning", "evenings": "evening",
}  # fmt: skip
USUAL_HOURS = (16, 17, 19)

HOLIDAYS = {
    "lillejuleaften": (12, 23), "juleaften": (12, 24), "juleaftensdag": (12, 24),
    "christmas eve": (12, 24), "juledag": (12, 25), "christmas day": (12, 25),
    "boxing day": (12, 26), "nytårsaften": (12, 31), "nytaarsaften": (12, 31),
    "nytårsaftensdag": (12, 31),
    "new year's eve": (12, 31), "new years eve": (12, 31), "new year eve": (12, 31),
    "nytårsdag": (1, 1), "nytaarsdag": (1, 1), "new year's day": (1, 1), "new years day": (1, 1),
    "new year day": (1, 1), "grundlovsdag": (6, 5), "luciadag": (12, 13), "lucia": (12, 13),
    "sankthansaften": (6, 23), "sankt hans aften": (6, 23),
}  # fmt: skip
HOLIDAY_NUMBERED = {"1. juledag": (12, 25), "2. juledag": (12, 26), "anden juledag": (12, 26)}
HOLIDAYS |= HOLIDAY_NUMBERED | {
    "mortensaften": (11, 10), "halloween": (10, 31), "valentinsdag": (2, 14),
    "valentine's day": (2, 14), "valentines day": (2, 14), "sct. hans aften": (6, 23),
    "sct hans aften": (6, 23), "sct. hans": (6, 23), "sankt hans": (6, 23), "sankthans": (6, 23),
}  # fmt: skip

#: Days from Easter Sunday.
_FEASTS = {
    -49: ("fastelavn", "fastelavnssøndag"), -48: ("fastelavnsmandag",),
    -47: ("shrove tuesday", "pancake day"), -46: ("ash wednesday", "askeonsdag"),
    -7: ("palmesøndag", "palm sunday"), -3: ("skærtorsdag", "maundy thursday"),
    -2: ("langfredag", "good friday"), -1: ("påskelørdag", "easter saturday"),
    0: ("påskedag", "påskesøndag", "1. påskedag", "første påskedag", "easter sunday", "easter day"),
    1: ("2. påskedag", "anden påskedag", "påskemandag", "easter monday"),
    26: ("store bededag",),
    39: ("kristi himmelfart", "kristi himmelfartsdag", "kr. himmelfart", "kr. himmelfartsdag",
         "kr himmelfart", "kr himmelfartsdag", "himmelfartsdag", "ascension day"),
    49: ("pinsedag", "pinsesøndag", "1. pinsedag", "første pinsedag", "whit sunday", "pentecost"),
    50: ("2. pinsedag", "anden pinsedag", "pinsemandag", "whit monday"),
}  # fmt: skip
FEASTS = {s: days for days, names in _FEASTS.items() for name in names for s in spellings(name)}
HOLIDAYS |= {n.replace(". ", " "): day for n, day in HOLIDAYS.items() if n[1:3] == ". "}
FEASTS |= {n.replace(". ", " "): day for n, day in FEASTS.items() if n[1:3] == ". "}
