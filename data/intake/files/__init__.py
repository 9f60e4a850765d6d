"""Files as they are handed in → sheets of text, whatever is in them."""
