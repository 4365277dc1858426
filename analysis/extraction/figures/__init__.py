"""Which numbers stand in an article, and what do they count or measure?"""
