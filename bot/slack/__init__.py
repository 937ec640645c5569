"""Slack: what it says becomes an `Inbound`, and what we show becomes blocks."""
