"""Makes docs/images/front.png from the sample site: `python docs/screenshots.py` (needs chromium)."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).parent.parent
TARGET = Path(__file__).parent / "images" / "front.png"
MOST_BYTES = 200_000


def main() -> None:
    """Builds content/ somewhere else, so that the checkout stays as it is, and takes the picture."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if not browser:
        sys.exit("chromium is needed")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("digest.toml", "outlets.toml"):
            shutil.copy(PROJECT / name, root)
        shutil.copytree(PROJECT / "content", root / "content")
        build = [sys.executable, "-m", "digest", "build", "--no-search", "--as-of", "2025-10-29"]  # a day with several stories
        subprocess.run(build, cwd=root, check=True, capture_output=True)
        taken = root / "front.png"
        page = (root / "site" / "index.html").as_uri()
        words = ["--headless", "--no-sandbox", "--hide-scrollbars", "--force-color-profile=srgb", "--window-size=1280,860"]
        subprocess.run([browser, *words, f"--screenshot={taken}", page], check=True, capture_output=True, timeout=120)
        size = taken.stat().st_size
        if size > MOST_BYTES:
            sys.exit(f"{size} bytes are more than {MOST_BYTES}")
        TARGET.parent.mkdir(exist_ok=True)
        shutil.copyfile(taken, TARGET)
        sys.stdout.write(f"{TARGET.name}: {size} bytes\n")


if __name__ == "__main__":
    main()
