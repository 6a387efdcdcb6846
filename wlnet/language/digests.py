"""Digests of bytes for Hash and FileHash, and the forms they are given in."""

from __future__ import annotations

import base64
import hashlib
import zlib
from math import ceil

from wlnet.expr.expr import Expr, wl_list
from wlnet.expr.symbols import S

_OFFSETS = (
    (0, 36, 3, 41, 18),
    (1, 44, 10, 45, 2),
    (62, 6, 43, 15, 61),
    (28, 55, 25, 21, 56),
    (27, 20, 39, 8, 14),
)
_MASK = 2**64 - 1


def _checksum(function):
    return lambda data: function(data).to_bytes(4, "big")


def _digest(name: str):
    return lambda data: hashlib.new(name, data, usedforsecurity=False).digest()


def _round_constants() -> list[int]:
    """Of the 24 rounds, from the shift register of the standard."""
    found, state = [], 1
    for _ in range(24):
        constant = 0
        for j in range(7):
            constant |= (state & 1) << (2**j - 1)
            state = (state << 1) ^ (0x171 if state & 0x80 else 0)
        found.append(constant)
    return found


_CONSTANTS = _round_constants()


def _turned(word: int, places: int) -> int:
    return (word << places | word >> (64 - places)) & _MASK if places else word


def _permuted(a: list[list[int]]) -> list[list[int]]:
    """Keccak-f[1600] of the 5 x 5 words a[x][y]."""
    five = range(5)
    for constant in _CONSTANTS:
        c = [a[x][0] ^ a[x][1] ^ a[x][2] ^ a[x][3] ^ a[x][4] for x in five]
        d = [c[x - 1] ^ _turned(c[(x + 1) % 5], 1) for x in five]
        b = [[0] * 5 for _ in five]
        for x in five:
            for y in five:
                b[y][(2 * x + 3 * y) % 5] = _turned(a[x][y] ^ d[x], _OFFSETS[x][y])
        a = [[b[x][y] ^ (~b[(x + 1) % 5][y] & b[(x + 2) % 5][y]) for y in five] for x in five]
        a[0][0] ^= constant
    return a


def keccak_256(data: bytes) -> bytes:
    """The digest before it became SHA3-256, which fills the last block with another byte."""
    block = 136
    padded = bytearray(data + b"\x01" + bytes(-(len(data) + 1) % block))
    padded[-1] |= 0x80
    state = [[0] * 5 for _ in range(5)]
    for start in range(0, len(padded), block):
        for i in range(block // 8):
            word = int.from_bytes(padded[start + 8 * i : start + 8 * i + 8], "little")
            state[i % 5][i // 5] ^= word
        state = _permuted(state)
    return b"".join(state[i][0].to_bytes(8, "little") for i in range(4))


DIGESTS = {
    "Adler32": _checksum(zlib.adler32),
    "CRC32": _checksum(zlib.crc32),
    "Keccak256": keccak_256,
    "MD5": _digest("md5"),
    "SHA": _digest("sha1"),
    "SHA1": _digest("sha1"),
    "SHA224": _digest("sha224"),
    "SHA256": _digest("sha256"),
    "SHA256SHA256": lambda data: hashlib.sha256(hashlib.sha256(data).digest()).digest(),
    "SHA3-224": _digest("sha3_224"),
    "SHA3-256": _digest("sha3_256"),
    "SHA3-384": _digest("sha3_384"),
    "SHA3-512": _digest("sha3_512"),
    "SHA384": _digest("sha384"),
    "SHA512": _digest("sha512"),
}
if "ripemd160" in hashlib.algorithms_available:
    DIGESTS["RIPEMD160"] = _digest("ripemd160")
    DIGESTS["RIPEMD160SHA256"] = lambda data: DIGESTS["RIPEMD160"](hashlib.sha256(data).digest())

FORMS = {
    "Integer": lambda digest: int.from_bytes(digest, "big"),
    "HexString": bytes.hex,
    "HexStringLittleEndian": lambda digest: digest[::-1].hex(),
    "DecimalString": lambda digest: str(int.from_bytes(digest, "big")).zfill(ceil(2.4083 * len(digest))),
    "Base64Encoding": lambda digest: base64.b64encode(digest).decode(),
    "Base36String": lambda digest: _in_base_36(int.from_bytes(digest, "big")),
    "ByteArray": lambda digest: Expr(S.ByteArray, (wl_list(digest),)),
}


def _in_base_36(n: int) -> str:
    found = ""
    while n or not found:
        n, digit = divmod(n, 36)
        found = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + found
    return found
