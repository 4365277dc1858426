"""Good inputs of every kind, small enough to be changed and read twenty thousand times."""

TEXT = b"BAKU, Jan. 19, 2025 - The plant made 1,200.5 tonnes (2,6 bln. AZN) in 2024, up 12 percent, said A. Fatiyev.\n"
NUMBERS = (
    b"It made 1,200.5 tonnes (2,6 bln. AZN), up 12 percent from nearly 1 million.",
    b"Between $5 and $10 mln; two thirds of 3x-4x, 1.234.567 t, 7 km/h, minus 5\xc2\xb0C.",
    b"about a dozen trucks, 20-odd ships, \xe2\x82\xbc3 million each, 1/2 of 40% (+4.5 pp).",
)
PAGE = (
    b'<!DOCTYPE html><html lang="en"><head><title>Mill</title><meta property="article:published_time" '
    b'content="2025-03-04"><style>.x{display:none}</style></head><body><h1>Mill</h1><p>The mill in Orvan spins 40 '
    b"tonnes of yarn a year, said its director.</p><table><tr><td>Wool</td><td>20</td></tr></table></body></html>"
)
STORY = (
    b'<html><head><script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-03-04T10:00"}'
    b"</script></head><body><nav><a href=/>Home</a></nav><article><h1>Mill</h1>"
    + b"<p>The mill in Orvan spins 40 tonnes of <b>yarn</b> a year, said its director on Tuesday.</p>" * 3
    + b'<p style="color:#fff">5 unseen</p><ul><li>Wool<li>Silk</ul></article><footer>2024</footer></body></html>'
)
PRINT = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    b"4 0 obj<</Length 62>>stream\nBT /F 12 Tf 50 700 Td (The mill spins 40 tonnes of yarn.) Tj ET\nendstream endobj\n"
    b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
)
LINES = (
    b'{"id": "tea", "text": "The mill sold 40 tonnes on 5 May 2025.", "date": "2025-05-06", "narrative": "civilian"}\n'
    b'{"id": 2, "text": "Ore.", "title": null, "url": "https://example.org/2025/05/06/x"}\n'
)
ROWS = b'id,text,date,title\n1,"Tea, grown in 2024.",2025-05-06,Tea\n2,Ore is dug.,,\n'
BOOK = (
    b'[[frame]]\nid = "tea"\nlabel = "Tea"\npatterns = ["tea mill*", "reduc* ..4 dependen*", "# countries|states"]\n'
    b'exclude = ["green tea"]\npositive = ["The tea mills."]\nnegative = ["An ore mine."]\n'
)
PLAN = (
    b'[defaults]\nwords_shown = 20\n[grid]\npublishers = [["A"], ["B"]]\n[[run]]\nid = "seeds"\nsources = ["seeds"]\n'
    b'title = "Tea"\npublished_from = "2025-01"\n[run.grid]\nnumbers = ["en", "de"]\n'
)
DATES = b"2025-05-06|5 May 2025|the first eight months of 2024|2024~|2025-Q1|2006/2026|last year|31.12.2024|FY2023/24"
PATTERN = b"reduc* ..4 dependen*|# countries|*port|self-reliance"
