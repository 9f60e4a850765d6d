"""Single support records on the screen: the list, one record, its changes."""
