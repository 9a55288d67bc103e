//! Numbers in decimal notation.

/// Longer ones are left as they are written.
const LONGEST_EXPONENT: i32 = 400;

/// A number in its normal form: no sign or zeros in front, a digit before the point, an exponent only where `exact` does not say that it
/// means the same without. Zeros at the end stay: they may be part of the value.
#[must_use]
pub(super) fn canonical(text: &str, exact: bool) -> Option<String> {
    let text = text.replace('_', "").to_ascii_lowercase();
    let (mantissa, exponent) = text.split_once('e').map_or((text.as_str(), None), |(m, e)| (m, Some(e)));
    let (whole, fraction) = mantissa.split_once('.').map_or((mantissa, None), |(w, f)| (w, Some(f)));
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !are_digits(whole)
        || !are_digits(fraction.unwrap_or_default())
        || mantissa.len() <= usize::from(fraction.is_some())
    {
        return None;
    }
    let exponent: Option<i32> = exponent.map(str::parse).transpose().ok()?;
    match exponent {
        Some(by) if exact && by.abs() <= LONGEST_EXPONENT => Some(shifted(whole, fraction.unwrap_or_default(), by)),
        Some(by) => Some(format!("{}e{by}", plain(whole, fraction))),
        None => Some(plain(whole, fraction)),
    }
}

fn plain(whole: &str, fraction: Option<&str>) -> String {
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    match fraction {
        Some(fraction) if !fraction.is_empty() => format!("{whole}.{fraction}"),
        _ => whole.to_owned(),
    }
}

/// The point moved.
fn shifted(whole: &str, fraction: &str, by: i32) -> String {
    let digits = format!("{whole}{fraction}");
    let point = i64::try_from(whole.len()).unwrap_or_default() + i64::from(by);
    let length = i64::try_from(digits.len()).unwrap_or_default();
    let zeros = |n: i64| "0".repeat(usize::try_from(n).unwrap_or_default());
    match usize::try_from(point) {
        Ok(at) if at > 0 && at < digits.len() => plain(&digits[..at], Some(&digits[at..])),
        Ok(at) if at > 0 => plain(&format!("{digits}{}", zeros(point - length)), None),
        _ => plain("0", Some(&format!("{}{digits}", zeros(-point)))),
    }
}

/// The number with the other sign.
#[must_use]
pub fn negated(number: &str) -> String {
    match number.strip_prefix('-') {
        Some(positive) => positive.to_owned(),
        None => format!("-{number}"),
    }
}

/// A number, which may have a sign, in its normal form.
#[must_use]
pub fn signed(text: &str, exact: bool) -> Option<String> {
    let text = text.trim();
    match text.strip_prefix('-') {
        Some(rest) => canonical(rest.trim_start(), exact).map(|number| negated(&number)),
        None => canonical(text.strip_prefix('+').unwrap_or(text), exact),
    }
}

/// The value alone: no zeros behind the last digit that counts.
#[must_use]
pub fn value(number: &str) -> String {
    if number.contains('e') || !number.contains('.') {
        return number.to_owned();
    }
    let short = number.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_form() {
        let all = [
            ("007", "7"),
            (".5", "0.5"),
            ("5.", "5"),
            ("1e3", "1000"),
            ("1.25e1", "12.5"),
            ("1e-7", "0.0000001"),
            ("1.50", "1.50"),
        ];
        for (text, expected) in all {
            assert_eq!(canonical(text, true).as_deref(), Some(expected));
        }
        assert_eq!(canonical("1.5E+3", false).as_deref(), Some("1.5e3"));
        assert_eq!(canonical("1e999999", true).as_deref(), Some("1e999999"));
        assert_eq!(canonical(".", true), None);
        assert_eq!(value("12.50"), "12.5");
        assert_eq!(value("-0.00"), "0");
    }
}
