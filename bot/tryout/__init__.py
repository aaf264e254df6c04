"""The local workspace with the bot and the I LAG data in it, for somebody who has no Slack account."""
