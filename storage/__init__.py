"""What Rykker remembers: tables, and the few statements that read and write them.

Nothing here knows what a bump means; it only keeps what is decided elsewhere. Times are aware UTC.
"""
