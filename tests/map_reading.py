"""What a browser reads in the file of shapes and in a painting, in the plainest way: sign by sign."""

SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"


def numbers(text):
    """Whole numbers of five bits a sign, lowest first, the lowest bit of all telling a minus."""
    found, value, shift = [], 0, 0
    for sign in text:
        part = SIGNS.index(sign)
        value += (part % 32) * 2**shift
        shift += 5
        if part < 32:
            found.append(-(value + 1) // 2 if value % 2 else value // 2)
            value, shift = 0, 0
    return found


def points(text, step):
    """Longitudes and latitudes of steps from point to point."""
    steps, found = iter(numbers(text)), []
    x = y = 0
    for step_x, step_y in zip(steps, steps, strict=True):
        x, y = x + step_x, y + step_y
        found.append((round(x * step, 5), round(y * step, 5)))
    return found


def fixed(text, width):
    """Numbers of `width` signs each, the highest first."""
    parts = [text[at : at + width] for at in range(0, len(text), width)]
    return [sum(SIGNS.index(sign) * 64**place for place, sign in enumerate(reversed(part))) for part in parts]


def lines(packed, step):
    """The corners of each line or ring."""
    corners = iter(points(packed["corners"], step))
    return [[next(corners) for _ in range(size)] for size in numbers(packed["sizes"])]


def rings(content):
    """The rings of each unit by its code."""
    found = iter(lines(content, content["step"]))
    counts = numbers(content["rings"])
    return {code: [next(found) for _ in range(count)] for code, count in zip(content["codes"], counts, strict=True)}


def said(style, painting, place):
    """Label, agencies' names and count of the unit at a place of the file."""
    letter = painting["status"][place]
    signs = max(1, -(-len(style["agencies"]) // 6))
    bits = [SIGNS.index(sign) for sign in painting["agencies"][place * signs : (place + 1) * signs]]
    names = [name for at, name in enumerate(style["agencies"]) if bits[at // 6] >> at % 6 & 1]
    return style["statuses"][letter]["label"], names, fixed(painting["count"], painting["width"])[place]
