"""The local workspace's web page: what one person sees, drawn for any Slack app, and their acts towards it.

`snapshot` says what a person sees, `updates` streams it, `routes` serves page, stream and acts. The page itself is
`index.html`, `page.css` and the ES modules beside them, which begin in `main.js`. It knows nothing of the bot.
"""
