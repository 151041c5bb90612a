"""digest: a folder of scraped news articles becomes a site and feeds that a person enjoys reading."""

__version__ = "0.1.0"
