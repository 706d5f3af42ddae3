from __future__ import annotations

from decimal import Context, Decimal, FloatOperation, getcontext, localcontext

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.exact import (
    CONTEXT,
    PLAIN,
    NotANumberError,
    Separators,
    exact,
    figure,
    parse_decimal,
    parse_typed,
    plain,
    rounded,
    settled,
)
from tests.faults.counted import count

LOCALES = {
    "en_US": Separators(".", ","),
    "de_DE": Separators(",", "."),
    "fr_FR": Separators(",", "\u202f"),
    "sv_SE": Separators(",", "\u00a0"),
    "de_CH": Separators(".", "’'"),
    "pt_BR": Separators(",", "."),
    "pl_PL": Separators(",", " "),
    "en_ZA": Separators(",", "\u00a0"),
}

quantities = st.builds(
    lambda digits, places, sign: (Decimal(digits) * sign).scaleb(-places, context=CONTEXT),
    st.integers(0, 10**30 - 1),
    st.integers(0, 30),
    st.sampled_from([1, -1]),
)


def shown(number: Decimal, separators: Separators) -> str:
    """Write a number as a locale does, grouped by threes."""
    whole, mark, fraction = plain(abs(number)).partition(".")
    grouped = ""
    while len(whole) > 3:
        grouped = separators.grouping[0] + whole[-3:] + grouped
        whole = whole[:-3]
    sign = "-" if number < 0 else ""
    return sign + whole + grouped + (separators.decimal if mark else "") + fraction


@given(quantities)
def test_what_is_written_plainly_is_read_back(number: Decimal) -> None:
    assert parse_decimal(plain(number)) == number
    assert "E" not in plain(number)


@given(quantities)
def test_scientific_notation_is_read_exactly(number: Decimal) -> None:
    assert parse_decimal(f"{number:E}") == number


@pytest.mark.parametrize("separators", LOCALES.values(), ids=LOCALES.keys())
@given(number=quantities)
def test_what_a_locale_writes_is_read_back(separators: Separators, number: Decimal) -> None:
    assert parse_decimal(shown(number, separators), separators) == number


@pytest.mark.parametrize("separators", LOCALES.values(), ids=LOCALES.keys())
@given(text=st.text(alphabet="0123456789.,'’ \u00a0\u202f+-eE_−", max_size=12))
def test_anything_else_is_refused_or_read_by_its_digits(separators: Separators, text: str) -> None:
    try:
        number = parse_decimal(text, separators)
    except NotANumberError:
        return
    if "e" not in text.lower():
        digits = "".join(sign for sign in text if sign.isdigit())
        assert "".join(map(str, abs(number).as_tuple().digits)).lstrip("0") == digits.lstrip("0")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"),
        ("-0", "0"),
        ("-0.000", "0"),
        ("0e9999", "0"),
        (" 12.50\t", "12.5"),
        ("+1", "1"),
        ("\u22125", "-5"),
        (".5", "0.5"),
        ("5.", "5"),
        ("007", "7"),
        ("1e-30", "0.000000000000000000000000000001"),
        ("9.9E30", "9900000000000000000000000000000"),
        ("0.123456789012345678", "0.123456789012345678"),
    ],
)
def test_reads_plain_numbers(text: str, number: str) -> None:
    assert parse_decimal(text) == Decimal(number)
    assert not parse_decimal(text).is_signed() or Decimal(number) < 0


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \u00a0", "empty"),
        ("NaN", "not_a_number"),
        ("sNaN", "not_a_number"),
        ("Infinity", "not_a_number"),
        ("-inf", "not_a_number"),
        ("1_000", "not_a_number"),
        ("１２", "not_a_number"),
        ("٣", "not_a_number"),
        ("0x10", "not_a_number"),
        ("1,000", "not_a_number"),
        ("1 000", "not_a_number"),
        ("--1", "not_a_number"),
        ("5\u22123", "not_a_number"),
        ("1.2.3", "not_a_number"),
        (".", "not_a_number"),
        ("1e", "not_a_number"),
        ("1e99999", "not_a_number"),
        ("0" * 201, "not_a_number"),
        ("1e31", "out_of_range"),
        ("1e-31", "out_of_range"),
        ("1" * 51 + "e-30", "too_many_digits"),
        ("0e-61", "too_many_digits"),
        ("1." + "0" * 50, "too_many_digits"),
    ],
)
def test_refuses_what_is_no_exact_number(text: str, code: str) -> None:
    with pytest.raises(NotANumberError) as refused:
        parse_decimal(text)
    assert refused.value.code == code
    assert refused.value.text == text


@pytest.mark.parametrize(
    ("locale", "text", "number"),
    [
        ("en_US", "1,234,567.89", "1234567.89"),
        ("en_US", "1234567.89", "1234567.89"),
        ("en_US", "-1,234", "-1234"),
        ("de_DE", "1.234.567,89", "1234567.89"),
        ("de_DE", "1.500", "1500"),
        ("de_DE", ",5", "0.5"),
        ("fr_FR", "1\u202f234,5", "1234.5"),
        ("fr_FR", "1 234,5", "1234.5"),
        ("fr_FR", "1\u00a0234,5", "1234.5"),
        ("de_CH", "1’234.5", "1234.5"),
        ("de_CH", "1'234.5", "1234.5"),
    ],
)
def test_reads_the_separators_of_a_locale(locale: str, text: str, number: str) -> None:
    assert parse_decimal(text, LOCALES[locale]) == Decimal(number)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en_US", "1,23"),
        ("en_US", "1234,567"),
        ("en_US", ",123"),
        ("en_US", "1,,234"),
        ("en_US", "1,e+5"),
        ("en_US", "1,-12"),
        ("en_US", "0,123"),
        ("en_US", "012,345"),
        ("en_US", "1.234,567"),
        ("en_US", "1 234"),
        ("de_DE", "1.5"),
        ("de_DE", "1,234.5"),
        ("de_DE", "1,5,6"),
        ("de_CH", "1’234'567"),
        ("fr_FR", "1\u202f234 567"),
        ("fr_FR", "1.5"),
        ("pl_PL", "1,234 567"),
        ("sv_SE", "１\u00a0234"),
    ],
)
def test_refuses_rather_than_guesses_a_separator(locale: str, text: str) -> None:
    with pytest.raises(NotANumberError):
        parse_decimal(text, LOCALES[locale])


@pytest.mark.parametrize(
    ("locale", "text", "number"),
    [
        ("en_US", "25k", "25000"),
        ("en_US", " 2.5 K ", "2500"),
        ("en_US", "-1,250.5m", "-1250500000"),
        ("de_DE", "1,5M", "1500000"),
        ("en_US", "2b", "2000000000"),
        ("en_US", "0k", "0"),
        ("en_US", "1,250.5", "1250.5"),
    ],
)
def test_reads_what_is_typed_in_short(locale: str, text: str, number: str) -> None:
    assert str(parse_typed(text, LOCALES[locale])) == number


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("k", "not_a_number"),
        ("25kk", "not_a_number"),
        ("25 t", "not_a_number"),
        ("2,5k", "not_a_number"),
        ("9e29b", "out_of_range"),
        ("", "empty"),
    ],
)
def test_what_is_short_for_nothing_is_refused_as_it_stands(text: str, code: str) -> None:
    with pytest.raises(NotANumberError) as refused:
        parse_typed(text, LOCALES["en_US"])
    assert (refused.value.code, refused.value.text) == (code, text)


@given(number=quantities, letter=st.sampled_from("kKmMbB"))
def test_in_short_or_whole_it_is_the_same_number(number: Decimal, letter: str) -> None:
    power = "kmb".index(letter.lower()) * 3 + 3
    try:
        whole = parse_decimal(f"{number:f}e{power}")
    except NotANumberError as error:
        with pytest.raises(NotANumberError, match=error.code):
            parse_typed(f"{number:f}{letter}")
    else:
        assert parse_typed(f"{number:f}{letter}") == whole


def test_files_write_nothing_in_short() -> None:
    with pytest.raises(NotANumberError):
        parse_decimal("25k")


def test_a_comma_without_grouping_is_the_decimal_sign_alone() -> None:
    assert parse_decimal("1,5", Separators(",")) == Decimal("1.5")
    with pytest.raises(NotANumberError):
        parse_decimal("1.5", Separators(","))
    assert Separators(".", "") == PLAIN


@pytest.mark.parametrize(
    ("number", "text"),
    [("1E+3", "1000"), ("1.500", "1.5"), ("-0.0", "0"), ("0E-20", "0"), ("-2.50", "-2.5")],
)
def test_writes_plainly(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text


def test_an_exact_figure_keeps_its_digits_and_a_quotient_its_first_34() -> None:
    assert figure(Decimal("1234567890.123456789012345678")) == "1234567890.123456789012345678"
    assert figure(CONTEXT.divide(Decimal(1), Decimal(3))) == "0." + "3" * 34
    assert figure(CONTEXT.divide(Decimal(2), Decimal(3))) == "0." + "6" * 33 + "7"


def test_settling_drops_the_noise_of_rounding_only() -> None:
    third = CONTEXT.divide(Decimal(1), Decimal(3))
    assert settled(CONTEXT.multiply(third, Decimal(3))) == 1
    assert settled(Decimal("0.02")) == Decimal("0.02")


def test_rounds_half_to_even() -> None:
    assert rounded(Decimal("0.125"), Decimal("0.01")) == Decimal("0.12")
    assert rounded(Decimal("0.135"), Decimal("0.01")) == Decimal("0.14")


@exact
def third() -> Decimal:
    """A third."""
    return Decimal(1) / 3


@exact
def twice_a_third() -> Decimal:
    """Call within the same context."""
    return 2 * third()


def test_calculations_run_at_fifty_digits_whatever_the_caller_set() -> None:
    with localcontext(Context(prec=5)):
        assert len(third().as_tuple().digits) == 50
        assert len(twice_a_third().as_tuple().digits) == 50
        assert getcontext().prec == 5


def test_the_callers_context_comes_back_after_an_error() -> None:
    @exact
    def fail() -> None:
        raise KeyError

    before = getcontext().prec
    with pytest.raises(KeyError):
        fail()
    assert getcontext().prec == before


def test_a_float_is_an_error_and_not_a_wrong_digit() -> None:
    @exact
    def slip() -> bool:
        return Decimal("0.1") < 0.1

    with pytest.raises(FloatOperation):
        slip()


def test_rounds_the_largest_amount_at_the_largest_price() -> None:
    largest = Decimal("1e30") * Decimal("1e30")
    assert rounded(largest, Decimal("0.01")) == largest
    grown = Decimal("1.5e870")
    assert rounded(grown, Decimal("0.01")) == grown
    assert rounded(Decimal("0.125"), Decimal("0.01")) == Decimal("0.12")


@pytest.mark.long
@pytest.mark.parametrize("separators", LOCALES.values(), ids=LOCALES.keys())
@given(number=quantities, text=st.text("0123456789.,'’ \u00a0\u202f+-eE_−", max_size=14))
@settings(max_examples=10_000)
def test_ten_thousand_numbers_in_each_locale(
    separators: Separators, number: Decimal, text: str
) -> None:
    """S4: what a locale writes is read back exactly, anything else by its digits or not at all."""
    count("numbers written and read in a locale")
    assert parse_decimal(shown(number, separators), separators) == number
    try:
        read = parse_decimal(text, separators)
    except NotANumberError:
        return
    if "e" not in text.lower():
        digits = "".join(sign for sign in text if sign.isdigit())
        assert "".join(map(str, abs(read).as_tuple().digits)).lstrip("0") == digits.lstrip("0")
