"""What can be carried away from a screen and used without it: a file for a browser, a picture for the wall."""
