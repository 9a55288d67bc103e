//! Decimals as text.

/// Digits as decimals are stored: `0.5` for `.50`. Nothing for what is no plain decimal number.
#[must_use]
pub fn decimal(digits: &str) -> Option<String> {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    (plain(whole) && plain(fraction)).then(|| match (whole, fraction) {
        ("0", "") => String::from("0"),
        (whole, "") => format!("{sign}{whole}"),
        (whole, fraction) => format!("{sign}{whole}.{fraction}"),
    })
}
