"""Fuzzing: what must hold of the readers and of cleaning whatever the bytes are."""
