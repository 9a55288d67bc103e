//! Files that hold both ways: only the way up is read.

/// What marks the beginning of the way back: of goose, dbmate, sql-migrate and node-pg-migrate.
const DOWN: [&str; 4] = ["-- +goose down", "-- migrate:down", "-- +migrate down", "-- down migration"];

/// The text up to its way back.
pub(super) fn up(text: &str) -> &str {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let plain = line.trim().to_ascii_lowercase();
        let marked = |mark: &str| plain.strip_prefix(mark).is_some_and(is_options);
        if DOWN.iter().any(|mark| marked(mark)) {
            return &text[..at];
        }
        at += line.len();
    }
    text
}

/// What may stand behind a mark: nothing, or words such as `transaction:false`.
fn is_options(rest: &str) -> bool {
    rest.split_whitespace().all(|word| word.contains(':')) && (rest.is_empty() || rest.starts_with(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::up;

    #[test]
    fn the_way_back_is_not_read() {
        let text = "-- +goose Up\nCREATE TABLE a (b int);\n-- +goose Down\nDROP TABLE a;\n";
        assert_eq!(up(text), "-- +goose Up\nCREATE TABLE a (b int);\n");
        for text in ["SELECT 'migrate:down';\n", "-- Down migrations are not supported\nSELECT 1;\n"] {
            assert_eq!(up(text), text);
        }
        assert_eq!(up("a;\n-- migrate:down transaction:false\nb;\n"), "a;\n");
    }
}
