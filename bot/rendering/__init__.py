"""What the bot says, as Slack's Block Kit."""
