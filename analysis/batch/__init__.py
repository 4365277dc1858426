"""How are many briefings made? A plan becomes runs, one after the other."""
