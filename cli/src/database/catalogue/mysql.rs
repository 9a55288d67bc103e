//! MariaDB's and MySQL's catalogue: what SHOW CREATE TABLE says, a line each.

use std::collections::BTreeSet;

use schemalock::migrate::Engine;

use super::texts;

const TABLES: &str = "
SELECT TABLE_NAME FROM information_schema.TABLES
WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE' AND TABLE_NAME <> 'schemalock_history'";

const OTHERS: &str = "
SELECT CONCAT('trigger ', EVENT_OBJECT_TABLE, '.', TRIGGER_NAME, ' ', ACTION_TIMING, ' ', EVENT_MANIPULATION, ' ', ACTION_STATEMENT)
FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()
UNION ALL SELECT CONCAT('view ', TABLE_NAME, ' ', VIEW_DEFINITION) FROM information_schema.VIEWS WHERE TABLE_SCHEMA = DATABASE()";

pub(super) async fn lines<E: Engine>(engine: &mut E) -> sqlx::Result<BTreeSet<String>> {
    let mut lines = texts(engine, OTHERS).await?;
    for table in texts(engine, TABLES).await? {
        let rows = engine.rows(&format!("SHOW CREATE TABLE `{}`", table.replace('`', "``"))).await?;
        let text = rows.into_iter().flatten().nth(1).flatten().unwrap_or_default();
        lines.extend(text.lines().map(|line| format!("table {table}: {}", part(line))));
    }
    Ok(lines)
}

/// A line of the text: the comma at its end, and how far the numbering has come, say nothing.
fn part(line: &str) -> String {
    let line = line.trim().trim_end_matches(',');
    match (line.starts_with(") ENGINE"), line.find(" AUTO_INCREMENT=")) {
        (true, Some(at)) => {
            let rest = line[at + " AUTO_INCREMENT=".len()..].trim_start_matches(|letter: char| letter.is_ascii_digit());
            format!("{}{rest}", &line[..at])
        }
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::part;

    #[test]
    fn how_far_the_numbering_has_come_says_nothing() {
        assert_eq!(part(") ENGINE=InnoDB AUTO_INCREMENT=12 DEFAULT CHARSET=x"), ") ENGINE=InnoDB DEFAULT CHARSET=x");
        assert_eq!(part("  KEY `a` (`b`),"), "KEY `a` (`b`)");
    }
}
