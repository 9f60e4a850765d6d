"""Places: codes, names, register, boundaries, and the map as folium objects. Knows nothing of agencies."""
