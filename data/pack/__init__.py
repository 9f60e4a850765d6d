"""The pack to carry: one HTML file with map, legend and tables, that asks nothing of anybody when it is opened."""
