"""Arithmetic on ``#rrggbb`` colours: mixing, and contrast as WCAG 2.2 defines it."""


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of ``#rrggbb``, each 0 to 255."""
    if len(colour) != 7 or not colour.startswith("#"):
        raise ValueError(f"a colour is written #rrggbb; received {colour!r}")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def blend(colour: str, ground: str, amount: float) -> str:
    """``amount`` (0 to 1) of ``colour`` over ``ground``, as one opaque colour."""
    mixed = (
        round(above * amount + below * (1 - amount))
        for above, below in zip(channels(colour), channels(ground), strict=True)
    )
    return "#" + "".join(f"{value:02x}" for value in mixed)


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white): WCAG 2.2, "relative luminance"."""
    red, green, blue = (_linear(value / 255) for value in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 (none) to 21 (black on white): WCAG 2.2, "contrast ratio"."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def ink_on(ground: str) -> str:
    """Black or white, whichever contrasts more: at least 4.58, on a ground of any colour."""
    return max("#000000", "#ffffff", key=lambda ink: contrast(ink, ground))


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
