"""Microsoft Teams: how it looks there, and how it is told about the app."""
