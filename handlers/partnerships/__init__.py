"""People, and the two sides they are on."""
