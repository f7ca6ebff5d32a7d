"""File formats of photos and videos: bytes are judged and dated here, nothing is fetched."""
