"""Words: reading what people type, and saying things in their language. Pure; no database."""
