"""Large counts and sizes in few characters."""

from __future__ import annotations

_LONGEST_EXPRESSION = 48


def magnitude_text(count: int) -> str:
    """`1,210`, `0.42 M`, `1.14 G`, `2.6 T`: three figures or so from ten thousand on."""
    if count >= 10**12:
        return _large_text(count)
    for unit, size, least in (("G", 10**9, 10**9), ("M", 10**6, 10**4)):
        if count >= least:
            scaled = count / size
            return f"{scaled:,.{0 if scaled >= 100 else 1 if scaled >= 10 else 2}f} {unit}"
    return f"{count:,}"


def short_expression(text: str) -> str:
    """An expression in open sizes, or `?` where it is longer than a line has room for, or names a
    size that nothing is known of."""
    return text if len(text) <= _LONGEST_EXPRESSION and "?" not in text else "?"


def bytes_text(count: int) -> str:
    """`0.2 MB`, `170 TB`; megabytes of a million bytes, as disks are sold."""
    if count >= 10**12:
        return f"{_large_text(count)}B"
    if count >= 10**9:
        return f"{count / 10**9:.1f} GB"
    if count >= 10**5:
        return f"{count / 10**6:.1f} MB"
    return f"{count / 1000:.1f} kB"


def _large_text(count: int) -> str:
    """`2.6 T`, `170 T`, `3.0 P`: of what no machine has, only the size is of interest."""
    unit, size = ("P", 10**15) if count >= 10**15 else ("T", 10**12)
    scaled = count / size
    return f"{scaled:,.{0 if scaled >= 100 else 1}f} {unit}"
