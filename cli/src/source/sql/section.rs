//! Files that hold both ways: only the way up is read.

/// What marks the beginning of the way back: of goose, dbmate, sql-migrate and node-pg-migrate.
const DOWN: [&str; 4] = ["-- +goose down", "-- migrate:down", "-- +migrate down", "-- down migration"];

/// The text up to its way back.
pub(super) fn up(text: &str) -> &str {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let plain = line.trim().to_ascii_lowercase();
        if DOWN.iter().any(|mark| plain.starts_with(mark)) {
            return &text[..at];
        }
        at += line.len();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::up;

    #[test]
    fn the_way_back_is_not_read() {
        let text = "-- +goose Up\nCREATE TABLE a (b int);\n-- +goose Down\nDROP TABLE a;\n";
        assert_eq!(up(text), "-- +goose Up\nCREATE TABLE a (b int);\n");
        assert_eq!(up("SELECT 'migrate:down';\n"), "SELECT 'migrate:down';\n");
    }
}
