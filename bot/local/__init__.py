"""The local workspace: a stand-in for Slack on 127.0.0.1, speaking Slack's own protocols.

It knows nothing of the bot.
"""
