"""Tables as files to take away: CSV, Excel with an explanation of itself, GeoPackage and GeoJSON."""
