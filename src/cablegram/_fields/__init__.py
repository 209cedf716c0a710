"""Small grammars for what stands inside a field, one module each."""
