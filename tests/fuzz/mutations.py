"""Inputs that are nearly right: good ones with a few bytes changed, always the same for the same seed."""

import random
from collections.abc import Iterator, Sequence

HOSTILE = (
    b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", b"\r", b"\n", b"\x1a", b"\xc3", b"'", b'"', b"\\",
    b"<", b">", b"<!--", b"-->", b"</title", b"<script", b"&#0;", b"&amp;", b"{", b"}", b"[", b"]", b"[[", b",", b";",
    b"=", b"|", b"*", b"..9", b"%", b"$", b"1e400", b"NaN", b"-0", b"9" * 30, b"0000-00-00", b"2025-02-31", b"null",
    b"1,2,3", b"stream\n", b"endobj", b"/Filter", b"/Length 9", b"\xe2\x80\xae", b"\xf0\x9f\x9b\xb0", b"(", b")",
)  # fmt: skip


def mutate(samples: Sequence[bytes], count: int, seed: int = 1) -> Iterator[bytes]:
    """Some samples in turn, each changed in one to six places."""
    luck = random.Random(seed)
    for number in range(count):
        raw = bytearray(samples[number % len(samples)])
        for _ in range(luck.randint(1, 6)):
            change(raw, luck)
        yield bytes(raw)


def change(raw: bytearray, luck: random.Random) -> None:
    """Change one place: flip a byte, put a hostile piece in, take some away, repeat some, or cut the rest off."""
    at = luck.randrange(len(raw) + 1)
    match luck.randrange(6):
        case 0 if at < len(raw):
            raw[at] ^= 1 << luck.randrange(8)
        case 1:
            raw[at:at] = luck.choice(HOSTILE)
        case 2:
            del raw[at : at + luck.randint(1, 20)]
        case 3:
            raw[at:at] = raw[at : at + luck.randint(1, 40)] * luck.randint(1, 5)
        case 4 if luck.random() < 0.2:
            del raw[at:]
        case _:
            raw[at : at + 1] = bytes([luck.randrange(256)])
