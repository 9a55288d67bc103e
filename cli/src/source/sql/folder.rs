//! The migrations of other tools: which files there are, and in which order they are run.
//!
//! Known layouts: one file a migration (`V1__a.sql`, `0001_a.sql`, `20250101_a.sql`), with or without `.up.sql` and `.down.sql`; one folder a
//! migration (`20250101_a/migration.sql`, `20250101_a/up.sql` beside `down.sql`).

use anyhow::Context as _;
use camino::{Utf8Path, Utf8PathBuf};
use schemalock_codegen::model::DialectKind;

use crate::files::walk;

/// The files that lead up, in order.
pub(super) fn files(root: &Utf8Path, dialect: DialectKind) -> anyhow::Result<Vec<Utf8PathBuf>> {
    let all = walk::files(root, |name| name.starts_with('.')).with_context(|| format!("cannot list `{root}`"))?;
    let mut up: Vec<&String> = all.iter().filter(|path| leads_up(path, &all, dialect)).collect();
    anyhow::ensure!(!up.is_empty(), "`{root}` is a folder without migrations: there is no SQL file in it");
    up.sort_by_key(|path| order(path));
    Ok(up.into_iter().map(|path| root.join(path)).collect())
}

/// Files that lead back are those that say so behind a point, and those that only do beside one that leads on.
fn leads_up(path: &str, all: &[String], dialect: DialectKind) -> bool {
    let lower = path.to_ascii_lowercase();
    let (folder, name) = lower.rsplit_once('/').unwrap_or(("", lower.as_str()));
    let Some(stem) = name.strip_suffix(".sql") else { return false };
    let there = |stem: &str| {
        let file = if folder.is_empty() { format!("{stem}.sql") } else { format!("{folder}/{stem}.sql") };
        all.iter().any(|other| other.eq_ignore_ascii_case(&file))
    };
    let back = BACK.iter().any(|word| {
        let before = stem.strip_suffix(word);
        stem == *word
            || before.is_some_and(|before| before.ends_with('.'))
            || before.is_some_and(|before| {
                let bare = before.trim_end_matches(['_', '-']);
                bare.len() < before.len() && (there(bare) || there(&format!("{before}up")))
            })
    });
    // Flyway's way back begins with U.
    let undo =
        name.starts_with('u') && stem.contains("__") && stem[1..].starts_with(|letter: char| letter.is_ascii_digit());
    let other = DialectKind::ALL.iter().any(|kind| *kind != dialect && stem.starts_with(&format!("{}.", kind.word())));
    let below = folder.split('/').any(|folder| BACK.contains(&folder));
    !back && !undo && !other && !below
}

const BACK: [&str; 4] = ["down", "rollback", "undo", "revert"];

/// By numbers as numbers, so that 10 comes behind 9; Flyway's repeatable ones come last.
fn order(path: &str) -> (bool, Vec<(u128, String)>) {
    let name = path.rsplit('/').next().unwrap_or(path);
    let repeatable = name.starts_with("R__");
    let mut parts = Vec::new();
    // 2 comes before 2.1: what ends a version sorts before what goes on with it.
    let path = path.replace("__", " ");
    let mut rest = path.as_str();
    while !rest.is_empty() {
        let word = rest.find(|letter: char| letter.is_ascii_digit()).unwrap_or(rest.len());
        let (text, behind) = rest.split_at(word);
        let digits = behind.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(behind.len());
        let (number, behind) = behind.split_at(digits);
        parts.push((0, text.to_owned()));
        parts.push((number.parse().unwrap_or(u128::MAX), number.to_owned()));
        rest = behind;
    }
    (repeatable, parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(paths: &[&str]) -> Vec<String> {
        let mut up: Vec<String> = paths.iter().map(|path| (*path).to_owned()).collect();
        let all = up.clone();
        up.retain(|path| leads_up(path, &all, DialectKind::Postgres));
        up.sort_by_key(|path| order(path));
        up
    }

    #[test]
    fn other_tools_order_their_files_so() {
        assert_eq!(
            sorted(&["V10__c.sql", "V2__b.sql", "R__views.sql", "U2__b.sql", "V2.1__d.sql"]),
            ["V2__b.sql", "V2.1__d.sql", "V10__c.sql", "R__views.sql"]
        );
        assert_eq!(sorted(&["2_b/up.sql", "2_b/down.sql", "10_c/up.sql"]), ["2_b/up.sql", "10_c/up.sql"]);
        assert_eq!(sorted(&["001_a.up.sql", "001_a.down.sql", "notes.md"]), ["001_a.up.sql"]);
        assert_eq!(sorted(&["1_a/migration.sql", "migration_lock.toml"]), ["1_a/migration.sql"]);
        assert_eq!(sorted(&["V1__a.sql", "V2__add_undo.sql"]), ["V1__a.sql", "V2__add_undo.sql"]);
        assert_eq!(sorted(&["1_a_up.sql", "1_a_down.sql"]), ["1_a_up.sql"]);
        assert_eq!(sorted(&["up/1.sql", "down/1.sql"]), ["up/1.sql"]);
        assert_eq!(sorted(&["1/postgres.up.sql", "1/sqlite.up.sql"]), ["1/postgres.up.sql"]);
    }
}
