//! Which collation a text has.

/// Character sets whose usual collation is not called `…_general_ci`.
const USUAL: [(&str, &str); 16] = [
    ("latin1", "latin1_swedish_ci"),
    ("latin5", "latin5_turkish_ci"),
    ("big5", "big5_chinese_ci"),
    ("gb2312", "gb2312_chinese_ci"),
    ("gbk", "gbk_chinese_ci"),
    ("gb18030", "gb18030_chinese_ci"),
    ("sjis", "sjis_japanese_ci"),
    ("cp932", "cp932_japanese_ci"),
    ("ujis", "ujis_japanese_ci"),
    ("eucjpms", "eucjpms_japanese_ci"),
    ("euckr", "euckr_korean_ci"),
    ("tis620", "tis620_thai_ci"),
    ("swe7", "swe7_swedish_ci"),
    ("dec8", "dec8_swedish_ci"),
    ("hp8", "hp8_english_ci"),
    ("binary", "binary"),
];

/// The usual collation of a character set; `utf8mb4` is the one of the engine's own default.
pub(in super::super) fn usual(charset: &str, of_utf8mb4: &str) -> String {
    let charset = charset_name(charset);
    if charset == "utf8mb4" {
        return of_utf8mb4.to_owned();
    }
    let found = USUAL.iter().find(|(name, _)| *name == charset).map(|(_, collation)| (*collation).to_owned());
    found.unwrap_or_else(|| format!("{charset}_general_ci"))
}

fn charset_name(charset: &str) -> String {
    let charset = charset.to_lowercase();
    if charset == "utf8" { "utf8mb3".to_owned() } else { charset }
}

/// A collation under the name that the engine has for it.
pub(in super::super) fn plain(collation: &str) -> String {
    let collation = collation.to_lowercase();
    collation.strip_prefix("utf8_").map_or_else(|| collation.clone(), |rest| format!("utf8mb3_{rest}"))
}

/// The character set of a collation.
pub(super) fn charset(collation: &str) -> &str {
    collation.split('_').next().unwrap_or(collation)
}

#[cfg(test)]
mod tests {
    use super::{charset, plain, usual};

    #[test]
    fn character_sets_have_usual_collations() {
        assert_eq!(usual("UTF8MB4", "utf8mb4_0900_ai_ci"), "utf8mb4_0900_ai_ci");
        assert_eq!(usual("utf8", "x"), "utf8mb3_general_ci");
        assert_eq!(usual("latin1", "x"), "latin1_swedish_ci");
        assert_eq!(usual("ascii", "x"), "ascii_general_ci");
        assert_eq!((plain("UTF8_bin").as_str(), charset("utf8mb3_bin")), ("utf8mb3_bin", "utf8mb3"));
    }
}
