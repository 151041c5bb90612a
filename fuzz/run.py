"""atheris over one target: python -m fuzz.run reading CORPUS -max_total_time=300 -timeout=20 -rss_limit_mb=2048."""

from __future__ import annotations

import sys

import atheris  # type: ignore[import-not-found,unused-ignore]

with atheris.instrument_imports(include=["digest"]):
    import digest.readers.eml
    import digest.readers.feed
    import digest.readers.html
    import digest.readers.json
    import digest.readers.markdown  # noqa: F401  (readers are imported when they are needed: too late to be watched)
    from fuzz import targets


if __name__ == "__main__":
    target = getattr(targets, sys.argv.pop(1))
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()
