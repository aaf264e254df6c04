"""The evaluation record: what may be told of a round, to whom, and how it is handed on."""
