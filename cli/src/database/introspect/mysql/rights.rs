//! What the user may see. `information_schema` leaves out what a user has no rights for, without a word: to somebody who may only
//! read, no table has a reference or a trigger. That would look like a difference.

use anyhow::ensure;
use schemalock::migrate::{Dialect, Engine};

use super::super::Fields;
use super::{ask, name};

const WHO: &str = "SELECT CURRENT_USER(), DATABASE(), CURRENT_ROLE()";

/// One of these shows columns.
const COLUMNS: [&str; 4] = ["SELECT", "INSERT", "UPDATE", "REFERENCES"];

/// Shows triggers; and references, as any right but SELECT does.
const TRIGGER: &str = "TRIGGER";

pub(super) async fn check<E: Engine>(engine: &mut E) -> anyhow::Result<()> {
    let mut who = ask(engine, WHO).await?;
    let (user, database, role) = who.next().map(|mut row| (row.text(), row.text(), row.filled())).unwrap_or_default();
    // MariaDB lists a role's rights among the user's.
    let grants = match role.filter(|role| engine.dialect() == Dialect::Mysql && role != "NONE") {
        Some(roles) => format!("SHOW GRANTS FOR CURRENT_USER() USING {roles}"),
        None => "SHOW GRANTS".to_owned(),
    };
    let grants: Vec<String> = ask(engine, &grants).await?.map(|mut row: Fields| row.text()).collect();
    let rights: Vec<&str> = grants.iter().filter_map(|grant| rights(grant, &database)).collect();
    let may = |right: &str| rights.iter().any(|rights| has(rights, right));
    ensure!(
        COLUMNS.iter().any(|right| may(right)) && may(TRIGGER),
        "the user {user} does not see everything that the database {database} holds; it needs the rights that \
         GRANT SELECT, SHOW VIEW, TRIGGER ON {}.* gives",
        name(&database)
    );
    Ok(())
}

/// The rights that a line of SHOW GRANTS gives on all of a database: ``GRANT SELECT, TRIGGER ON `a%`.* TO `me`@`%` ``.
fn rights<'g>(grant: &'g str, database: &str) -> Option<&'g str> {
    let (rights, place) = grant.strip_prefix("GRANT ")?.split_once(" ON ")?;
    if place.starts_with("*.* ") {
        return Some(rights);
    }
    let (pattern, _) = place.strip_prefix('`')?.split_once("`.* ")?;
    matches(&pattern.replace("``", "`"), database).then_some(rights)
}

fn has(rights: &str, right: &str) -> bool {
    rights.split(", ").any(|given| given == right || given.starts_with("ALL PRIVILEGES"))
}

/// Does a name match a pattern, in which `%` is any letters, `_` is one, and what stands behind a backslash is itself?
fn matches(pattern: &str, name: &str) -> bool {
    let mut letters = pattern.chars();
    match letters.next() {
        None => name.is_empty(),
        Some('%') => {
            name.char_indices().map(|(at, _)| at).chain([name.len()]).any(|at| matches(letters.as_str(), &name[at..]))
        }
        Some('_') => one_less(name).is_some_and(|(_, rest)| matches(letters.as_str(), rest)),
        Some('\\') => {
            let covered = letters.next().unwrap_or('\\');
            one_less(name).is_some_and(|(first, rest)| first == covered && matches(letters.as_str(), rest))
        }
        Some(letter) => one_less(name).is_some_and(|(first, rest)| first == letter && matches(letters.as_str(), rest)),
    }
}

fn one_less(name: &str) -> Option<(char, &str)> {
    let mut letters = name.chars();
    letters.next().map(|first| (first, letters.as_str()))
}

#[cfg(test)]
mod tests {
    use super::{has, matches, rights};

    #[test]
    fn rights_on_all_of_a_database_count() {
        let given = |grant: &str| rights(grant, "my_db").map(str::to_owned);
        assert_eq!(given("GRANT ALL PRIVILEGES ON *.* TO `root`@`%`").unwrap(), "ALL PRIVILEGES");
        assert_eq!(given(r"GRANT SELECT, TRIGGER ON `my\_db`.* TO `me`@`%`").unwrap(), "SELECT, TRIGGER");
        assert_eq!(given("GRANT SELECT ON `my%`.* TO `me`@`%`").unwrap(), "SELECT");
        assert_eq!(given("GRANT SELECT ON `other`.* TO `me`@`%`"), None);
        assert_eq!(given("GRANT SELECT ON `my_db`.`t` TO `me`@`%`"), None);
        assert_eq!(given("GRANT `role` TO `me`@`%`"), None);
        assert!(has("SELECT, TRIGGER", "TRIGGER"));
        assert!(has("ALL PRIVILEGES", "TRIGGER"));
        assert!(!has("SELECT", "TRIGGER"));
    }

    #[test]
    fn names_of_databases_are_patterns() {
        assert!(matches(r"a\_b", "a_b") && !matches(r"a\_b", "axb"));
        assert!(matches("a_b", "axb") && matches("%", "") && matches("%b", "aab") && !matches("a", "ab"));
    }
}
