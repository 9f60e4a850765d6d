"""Lists as agencies hand them in → support records, each row accounted for."""
