"""Who is who, for ever: ids of articles and stories, their slugs and feed dates, closed days, the editor's decisions."""

from digest.identity.articles import Claim, article_ids, claim_of, doubtful
from digest.identity.days import closed_days
from digest.identity.decisions import Places, decided, places_of, said_of
from digest.identity.outlets import outlet_name_key, outlet_of
from digest.identity.stories import Named, story_ids
from digest.identity.urls import host_in, host_of, normal_url

__all__ = [
    "Claim",
    "Named",
    "Places",
    "article_ids",
    "claim_of",
    "closed_days",
    "decided",
    "doubtful",
    "host_in",
    "host_of",
    "normal_url",
    "outlet_name_key",
    "outlet_of",
    "places_of",
    "said_of",
    "story_ids",
]
