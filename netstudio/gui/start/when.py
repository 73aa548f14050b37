"""When something was, in few words: today by the hour, then by the day. No Qt."""

from __future__ import annotations

from datetime import datetime

from netstudio.gui.language import tr


def when_text(moment: datetime, now: datetime) -> str:
    """`14:05` today, `yesterday`, `3 days ago`, then the date `2026-03-08`."""
    days = (now.date() - moment.date()).days
    if days <= 0:
        return f"{moment:%H:%M}"
    if days == 1:
        return tr("yesterday")
    if days < 7:
        return tr("{count} days ago", count=days)
    return f"{moment:%Y-%m-%d}"
