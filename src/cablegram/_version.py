"""The version, in the one place where the build reads it."""

__all__ = ["__version__"]

__version__ = "0.1.0"
