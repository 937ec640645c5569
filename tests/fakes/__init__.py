"""Stand-ins for the outside world that refuse what the real one refuses."""
