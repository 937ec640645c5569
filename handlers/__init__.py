"""What people ask of the bot, and what it does by itself. Plain functions; no network, no await."""
