"""What each person chose to be told directly, and what they do about one reminder."""
