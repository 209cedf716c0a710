"""Styles: a cable written anew, each style in a module of its own with a function ``write``."""
