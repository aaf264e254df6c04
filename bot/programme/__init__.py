"""The programme that the bot serves: its shipped data, and how event lists come in."""
