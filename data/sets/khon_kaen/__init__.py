"""Khon Kaen: the figures of its 199 tambons, and synthetic support records to try the dashboard with."""
