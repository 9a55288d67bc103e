//! JSON without white space.

/// The same JSON without the white space between its tokens; numbers, and the order of members, stay as they are written.
pub(super) fn compact(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let (mut in_text, mut escaped) = (false, false);
    for letter in json.chars() {
        if in_text {
            in_text = escaped || letter != '"';
            escaped = !escaped && letter == '\\';
        } else if matches!(letter, ' ' | '\t' | '\n' | '\r') {
            continue;
        } else {
            in_text = letter == '"';
        }
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::compact;

    #[test]
    fn only_what_says_nothing_goes() {
        let pairs = [
            (r#" { "a b" : [ 1.50 , "c\" d" , "\\" ] } "#, r#"{"a b":[1.50,"c\" d","\\"]}"#),
            ("123456789012345678901234567890", "123456789012345678901234567890"),
            ("\" \\\\\" ", "\" \\\\\""),
            ("[\n]", "[]"),
            ("", ""),
        ];
        for (json, expected) in pairs {
            assert_eq!(compact(json), expected);
        }
    }
}
