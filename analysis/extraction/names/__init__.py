"""Which people, bodies, plants, places and countries does an article name?"""
