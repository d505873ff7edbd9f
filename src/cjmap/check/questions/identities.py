"""What singles out a person in a text: addresses, telephone numbers, numbers of the state.

A number counts only where its shape leaves little doubt: a check digit that is right, a country
code, or the grouping of telephone numbers. What is reserved for examples is nobody's.

PESEL: eleven digits, the last a check digit. National Insurance: HMRC manual NIM39110. Kept for
examples: RFC 2606 (domains), Ofcom's and the North American numbers for use in drama.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS = bytes.maketrans(b"0123456789ABCD", b"0000000000AAAA")
_BETWEEN_DIGITS = b" -.()/"
_NUMBER, _LETTERED_NUMBER = b"0" * 9, b"000000A"

_EMAIL = re.compile(r"(?<![\w.+-])([\w.+-]+)@((?:[\w-]+\.)+[A-Za-z]{2,})\b")
_RESERVED = re.compile(
    r"(?:^|\.)(?:example\.(?:com|net|org)|(?:example|test|invalid|localhost))$", re.IGNORECASE
)
_OFFICES = frozenset(
    [
        "admin",
        "billing",
        "biuro",
        "bok",
        "contact",
        "customer-service",
        "hello",
        "help",
        "helpdesk",
        "info",
        "kontakt",
        "mail",
        "noreply",
        "no-reply",
        "office",
        "orders",
        "pomoc",
        "press",
        "recepcja",
        "reklamacje",
        "reservations",
        "sales",
        "sekretariat",
        "service",
        "shop",
        "sklep",
        "support",
        "team",
        "zamowienia",
    ]
)
"""The part before the `@` of addresses that are an office's, not a person's."""

_PROFILE = re.compile(
    r"\b(?:(?i:linkedin)\.com/in/|(?i:facebook)\.com/(?:profile\.php|people/))[\w%.?=-]+"
)
_PAGE = re.compile(r"\b(?i:facebook|instagram|twitter|x|tiktok)\.com/@?[\w.-]{2,}")
"""May be a person's or a shop's."""

_PHONE = re.compile(
    r"(?<![\w+.,-])(?:"
    r"\+\d{1,3}[ .-]?(?:\(0\)[ .-]?)?(?:\(?\d{1,4}\)?[ .-]?){1,4}\d{2,4}"  # with a country code
    r"|(?<!\d[ -])(?:45|5[0137]|6[069]|7[2389]|88)\d([ -])\d{3}\1\d{3}(?![ -]?\d)"  # 601 234 567
    r"|\(?\d{3}\)?[ .-]\d{3}[.-]\d{4}"  # (202) 456-1111
    r"|0\d{3,4} \d{3} ?\d{3,4}"  # 07911 123 456
    r")(?![\w-]|[.,]\d| (?i:pln|zł|eur|usd|gbp|€|\$|£|km|people|os[oó]b))",
    re.ASCII,
)
_LEAST_DIGITS, _MOST_DIGITS = 9, 15
_NOBODYS_PHONE = re.compile(
    r"1?\d{3}55501\d\d$|(?:44|0)(?:7700900|2079460)"  # for films and books
    r"|(?:0|1|44|48)?80[018]"  # free of charge, so an organisation's
)

_PESEL = re.compile(r"(?<![\w.,-])\d{11}(?![\w-]|[.,]\d)", re.ASCII)
_PESEL_WEIGHTS = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)
_INSURANCE = re.compile(
    r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]\b",
    re.ASCII,
)
_SOCIAL_SECURITY = re.compile(
    r"(?<![\w-])(?!000|666|9|078-05-1120)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])",
    re.ASCII,
)


def may_hold_any(text: str) -> bool:
    """Whether it is worth looking at a text, which may be that of a whole file.

    Every map is asked, so this has to be quicker than a regular expression over its text.
    """
    if "@" in text or ".com/" in text:
        return True
    numbers = text.encode(errors="replace").translate(_DIGITS, _BETWEEN_DIGITS)
    return _NUMBER in numbers or _LETTERED_NUMBER in numbers


def persons_in(text: str, *, pages: bool) -> Iterator[str]:
    """Name what singles out a person in a text (“an e-mail address”).

    `pages` says that an address on a social network, which may be a shop's, counts as a person's.
    """
    if any(_is_somebodys(*match.groups()) for match in _EMAIL.finditer(text)):
        yield "an e-mail address"
    if _PROFILE.search(text) or (pages and _PAGE.search(text)):
        yield "the address of a profile"
    if any(_is_pesel(match.group()) for match in _PESEL.finditer(text)):
        yield "a PESEL number"
    if _INSURANCE.search(text):
        yield "a National Insurance number"
    if _SOCIAL_SECURITY.search(text):
        yield "a Social Security number"
    if any(_is_phone(match.group()) for match in _PHONE.finditer(text)):
        yield "a telephone number"


def _is_somebodys(name: str, domain: str) -> bool:
    """Whether an e-mail address is neither an office's nor one of an example."""
    return name.casefold() not in _OFFICES and _RESERVED.search(domain) is None


def _is_pesel(digits: str) -> bool:
    """Whether the check digit is right, and the first six digits are a day (centuries add to the month)."""
    total = sum(weight * int(digit) for weight, digit in zip(_PESEL_WEIGHTS, digits, strict=True))
    month, day = int(digits[2:4]) % 20, int(digits[4:6])
    return total % 10 == 0 and 1 <= month <= 12 and 1 <= day <= 31


def _is_phone(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    fits = _LEAST_DIGITS <= len(digits) <= _MOST_DIGITS
    return fits and _NOBODYS_PHONE.match(digits) is None
