//! Floats as text, laid out as ECMAScript's Number::toString does, so that every language agrees.
//!
//! Rust finds the shortest digits; ECMA-262 (section 6.1.6.1.20) says where the point stands and when an exponent is written.
//! One departure: the negative zero keeps its sign.

/// The canonical text of a finite float.
pub(super) fn write(value: f64) -> String {
    let scientific = format!("{value:e}");
    let (sign, rest) = scientific.strip_prefix('-').map_or(("", scientific.as_str()), |rest| ("-", rest));
    let (mantissa, exponent) = rest.split_once('e').expect("`{:e}` writes an exponent");
    let digits = mantissa.replace('.', "");
    let point = exponent.parse::<i32>().expect("`{:e}` writes a whole exponent") + 1;
    format!("{sign}{}", layout(&digits, point))
}

/// The digits with the decimal point behind the first `point` of them.
fn layout(digits: &str, point: i32) -> String {
    let count = i32::try_from(digits.len()).unwrap_or(i32::MAX);
    let zeros = |n: i32| "0".repeat(usize::try_from(n).unwrap_or_default());
    match point {
        _ if count <= point && point <= 21 => format!("{digits}{}", zeros(point - count)),
        1..=21 => insert_point(digits, point),
        -5..=0 => format!("0.{}{digits}", zeros(-point)),
        _ => {
            let sign = if point > 0 { "+" } else { "" };
            let mantissa = if count == 1 { digits.to_owned() } else { insert_point(digits, 1) };
            format!("{mantissa}e{sign}{}", point - 1)
        }
    }
}

fn insert_point(digits: &str, at: i32) -> String {
    let (whole, fraction) = digits.split_at(usize::try_from(at).unwrap_or_default());
    format!("{whole}.{fraction}")
}
