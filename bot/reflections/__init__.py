"""Reflection rounds: who is asked after a gathering, what they say, and how the two are parted for good."""
