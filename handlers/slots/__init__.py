"""The life of a slot: which acts there are, who may, and what each of them does."""
