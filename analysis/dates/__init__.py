"""Which day, month or year is meant? EDTF values, and the dates that stand in a text."""
