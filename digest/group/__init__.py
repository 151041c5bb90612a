"""Which articles tell the same event? Features of each file, then one chronological pass over them."""

from digest.group.copies import copies, differences
from digest.group.features import Features, features
from digest.group.groups import gathered, group
from digest.group.names import Variants, name_key, names_of
from digest.group.passes import Pass, Placed, in_order, order_of

__all__ = [
    "Features",
    "Pass",
    "Placed",
    "Variants",
    "copies",
    "differences",
    "features",
    "gathered",
    "group",
    "in_order",
    "name_key",
    "names_of",
    "order_of",
]
