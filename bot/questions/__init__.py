"""What people ask in Slack: follow-ups understood, unanswered questions kept, grouped, and answered by a lead."""
