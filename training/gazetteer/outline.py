"""The outline of a division that is known by its towns: centre and area of their convex hull."""

import math
from collections.abc import Iterable


def centre(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Give latitude, longitude and area in square kilometres of the convex hull of (lon, lat)."""
    if not points:
        return 0.0, 0.0, 0.0
    mean_lon = sum(lon for lon, _ in points) / len(points)
    mean_lat = sum(lat for _, lat in points) / len(points)
    ring = hull(sorted(set(points)))
    double = lon = lat = 0.0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = (x1 - mean_lon) * (y2 - mean_lat) - (x2 - mean_lon) * (y1 - mean_lat)
        double += cross
        lon += (x1 + x2 - 2 * mean_lon) * cross
        lat += (y1 + y2 - 2 * mean_lat) * cross
    if abs(double) < 1e-9:
        return mean_lat, mean_lon, 0.0
    area = abs(double) / 2 * 111.2**2 * math.cos(math.radians(mean_lat))
    return mean_lat + lat / (3 * double), mean_lon + lon / (3 * double), area


def hull(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Give the convex hull of sorted points (Andrew's monotone chain)."""

    def half(ordered: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
        chain_: list[tuple[float, float]] = []
        for x, y in ordered:
            while len(chain_) > 1:
                (x1, y1), (x2, y2) = chain_[-2:]
                if (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1) > 0:
                    break
                chain_.pop()
            chain_.append((x, y))
        return chain_[:-1]

    return half(points) + half(reversed(points)) if len(points) > 2 else points
