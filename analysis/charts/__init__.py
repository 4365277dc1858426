"""How does it look? A small table becomes a figure with alt text made from its data."""
