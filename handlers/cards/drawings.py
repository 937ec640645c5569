"""The few drawings there are, as SVG shapes on a ground of 16 × 16; each state has its own shape.

They take their colour from `currentColor`, and what shows through them from `--paper`.
"""

from __future__ import annotations

_RING = '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.8"{}/>'
_STROKE = (
    'fill="none" stroke="currentColor" stroke-width="1.8" '
    'stroke-linecap="round" stroke-linejoin="round"'
)

DRAWN = {
    "waiting": _RING.format("") + f'<path d="M8 4.6V8l2.2 1.6" {_STROKE}/>',
    "tentative": _RING.format(' stroke-dasharray="2.6 2.2"'),
    "agreed": '<circle cx="8" cy="8" r="7" fill="currentColor"/>'
    '<path d="M4.9 8.3l2.2 2.2 4-4.6" fill="none" stroke="var(--paper, #fff)" stroke-width="1.8" '
    'stroke-linecap="round" stroke-linejoin="round"/>',
    "bumped": f'<path d="M8 1.9 14.6 13.6H1.4ZM8 6.2v3.4M8 11.6v.1" {_STROKE}/>',
    "cancelled": _RING.format("") + f'<path d="M5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4" {_STROKE}/>',
    "plain": '<circle cx="8" cy="8" r="3" fill="currentColor"/>',
    "lock": f'<rect x="3" y="7" width="10" height="7" rx="1.6" fill="currentColor"/>'
    f'<path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" {_STROKE}/>',
    "logo": f'<rect x="1.6" y="2.6" width="12.8" height="11.8" rx="2.6" {_STROKE}/>'
    f'<path d="M1.8 6.2h12.4M5 1.2v2.6M11 1.2v2.6" {_STROKE}/>'
    f'<path d="M5.6 10.3h4.6M8.6 8.5l1.9 1.8-1.9 1.8" {_STROKE}/>',
}
