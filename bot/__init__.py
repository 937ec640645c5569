"""The running bot: everything on the wire, and the loops that keep it going."""
