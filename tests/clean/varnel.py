"""A short article of our own, for tests of what may stand around one."""

from __future__ import annotations

TITLE = "Storm stops the ferry to Varnel Island"
PARAGRAPHS = [
    "The ferry to Varnel Island will not sail on Thursday because of the storm, the harbour office said.",
    "Engineers found two cracks in the pier last week, and the repair will take until the end of the month.",
    "“We ask everybody to be patient,” said the harbour master, who has worked on the island for twenty years.",
    "Passengers who hold a ticket can change it at the office or get their money back within ten days.",
]
