"""What comes in, is kept and goes out: data sets, installed places, the command line."""
