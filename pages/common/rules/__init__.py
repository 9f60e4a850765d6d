"""Principle and practice: the rules of the registry in words, and the records judged by them."""
