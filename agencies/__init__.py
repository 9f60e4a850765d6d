"""What agencies support where: registry, support records, overlap, coverage. Knows nothing of maps or screens."""
