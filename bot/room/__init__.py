"""The room: a web page that is a chat platform of its own, behind the same door as the others."""
