"""What the bot says, as Slack's Block Kit; and an event as a calendar file."""
