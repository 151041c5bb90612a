"""What can be seen to be wrong with a page as it stands in the browser: asked in the page itself, with no library."""

from __future__ import annotations

from pathlib import Path
from typing import Any

# contrast of every text with what is behind it (WCAG 1.4.3), names of what can be pressed, headings in order, ids once,
# targets of 24 pixels or set in a line of text (2.5.8), one main landmark
FAULTS = """() => {
  const faults = [];
  const seen = (element) => element.checkVisibility({opacityProperty: true, visibilityProperty: true}) && !element.closest('.spoken, [aria-hidden=true]');
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgb = (color, under) => {
    canvas.globalCompositeOperation = 'source-over';
    if (under) { canvas.fillStyle = `rgb(${under})`; canvas.fillRect(0, 0, 1, 1); } else canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return under || a ? [r, g, b] : null;
  };
  const light = (rgb) => { const [r, g, b] = rgb.map((c) => (c /= 255) <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const found = rgb(getComputedStyle(at).backgroundColor);
      if (found) return found;
    }
    return [255, 255, 255];
  };
  const named = (element) => (element.getAttribute('aria-label') || element.textContent).trim().slice(0, 40) || element.outerHTML.slice(0, 60);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !seen(element) || element.closest('svg, script, noscript, option')) continue;
    const style = getComputedStyle(element), under = behind(element);
    const [low, high] = [light(rgb(style.color, under)), light(under)].sort((a, b) => a - b);
    const ratio = (high + .05) / (low + .05), size = parseFloat(style.fontSize);
    if (ratio < (size >= 24 || size >= 18.66 && style.fontWeight >= 700 ? 3 : 4.5)) faults.push(`contrast ${ratio.toFixed(2)}: ${node.data.trim().slice(0, 40)}`);
  }
  for (const element of document.querySelectorAll('a[href], button, input, select, summary')) {
    if (!seen(element) || element.classList.contains('skip')) continue;
    if (!(element.textContent.trim() || element.getAttribute('aria-label') || element.labels?.length)) faults.push(`no name: ${element.outerHTML.slice(0, 80)}`);
    const box = element.getBoundingClientRect(), inline = getComputedStyle(element).display === 'inline';
    if (!inline && (box.height < 23.5 || box.width < 23.5)) {
      const near = [[0, -12], [0, 12]].some(([x, y]) => {
        const other = document.elementFromPoint(box.x + box.width / 2 + x, box.y + box.height / 2 + y)?.closest('a[href], button, input, select, summary');
        return other && other !== element;
      });
      if (near) faults.push(`target ${Math.round(box.width)}x${Math.round(box.height)}: ${named(element)}`);
    }
  }
  let level = 0;
  for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const now = Number(heading.tagName[1]);
    if (now > level + 1) faults.push(`h${now} after h${level}: ${named(heading)}`);
    level = now;
  }
  const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
  for (const id of new Set(ids)) if (ids.filter((one) => one === id).length > 1) faults.push(`twice: #${id}`);
  if (document.querySelectorAll('main').length !== 1 || !document.documentElement.lang || !document.title) faults.push('main, lang or title');
  if (document.documentElement.scrollWidth > innerWidth) faults.push(`scrolls sideways: ${document.documentElement.scrollWidth} > ${innerWidth}`);
  return faults;
}"""


def faults(page: Any) -> list[str]:
    """What is wrong with the page as it is shown now."""
    return page.evaluate(FAULTS)  # type: ignore[no-any-return]


def axe(page: Any, script: Path) -> list[str]:
    """What axe-core finds, where there is one."""
    page.evaluate(script.read_text(encoding="utf-8"))
    found = page.evaluate(
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(r => r.violations)"
    )
    return [f"{one['id']}: {node['target']}" for one in found for node in one["nodes"]]
