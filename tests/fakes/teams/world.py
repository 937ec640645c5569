"""All that the fake Teams holds, and the questions its parts ask of it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.fakes.slack.clock import Clock
from tests.fakes.slack.failures import Faults
from tests.fakes.teams.model import Conversation, Json, Message, User
from tests.fakes.teams.pace import Pace


@dataclass(frozen=True)
class Call:
    """One call to a service; `answer` is empty when it never took effect."""

    method: str
    conversation: str
    body: Json
    answer: Json
    status: int


@dataclass(frozen=True)
class Failed:
    """Something the app did not answer well."""

    what: str
    status: int
    seconds: float
    body: str


@dataclass
class World:
    """One tenant with the app in it; guests come from elsewhere."""

    clock: Clock
    tenant: str
    client_id: str
    client_secret: str
    pace: Pace
    root_url: str = ""
    users: dict[str, User] = field(default_factory=dict)  # by account
    conversations: dict[str, Conversation] = field(default_factory=dict)
    tokens: dict[str, float] = field(default_factory=dict)  # when they end
    faults: Faults = field(default_factory=Faults)
    calls: list[Call] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    failures: list[Failed] = field(default_factory=list)
    lookups: list[str] = field(default_factory=list)  # of keys and metadata
    keys: list[str] = field(default_factory=lambda: ["key-1"])
    last_id: int = 0
    on_change: list[Callable[[Message], None]] = field(default_factory=list)  # of a screen
    hears_all: bool = False  # also what is said in a channel without a mention

    @property
    def service(self) -> str:
        """Where the bot writes to."""
        return f"{self.root_url}teams/"

    @property
    def bot(self) -> str:
        """The bot's own account."""
        return f"28:{self.client_id}"

    def next_id(self) -> str:
        """A message's id: milliseconds, and never the same twice."""
        self.last_id = max(self.last_id + 1, int(self.clock.time() * 1000))
        return str(self.last_id)

    def line(self, user: User) -> Conversation:
        """The chat of a person with the bot, made when needed."""
        name = f"a:1{user.aad}{'x' * 110}"  # as long as theirs are
        if name not in self.conversations:
            self.conversations[name] = Conversation(name, "personal", "", [user.account])
        return self.conversations[name]

    def put(self, message: Message) -> Message:
        """Show a message."""
        self.conversations[message.conversation].messages.append(message)
        self.changed(message)
        return message

    def changed(self, message: Message) -> None:
        """Something new stands on screens."""
        for listener in self.on_change:
            listener(message)
