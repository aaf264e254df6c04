"""Slack's Web API: one table of methods (`methods.py`), one module for each family of them.

https://docs.slack.dev/reference/methods
"""

from bot.local.web_api.call import Call
from bot.local.web_api.endpoint import WebApi

__all__ = ["Call", "WebApi"]
