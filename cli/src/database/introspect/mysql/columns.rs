//! Columns.

use schemalock::migrate::Engine;
use schemalock_codegen::inventory::{Column, Generated, Numbering, NumberingKind};

use super::super::text::{bare, joined};
use super::default::{default, expression};
use super::{Fields, Found, Here, Words, ask};

const COLUMNS: &str = "
SELECT TABLE_NAME, COLUMN_NAME, COLUMN_TYPE, COLLATION_NAME, IS_NULLABLE, COLUMN_DEFAULT, GENERATION_EXPRESSION,
    COLUMN_COMMENT, EXTRA, @coordinates
FROM information_schema.COLUMNS
WHERE TABLE_SCHEMA = DATABASE()
ORDER BY TABLE_NAME, ORDINAL_POSITION";

pub(super) async fn read<E: Engine>(
    engine: &mut E,
    words: &Words,
    here: &Here,
    found: &mut Found,
) -> anyhow::Result<()> {
    for mut row in ask(engine, &COLUMNS.replace("@coordinates", words.coordinates)).await? {
        if let Some(table) = found.get(&row.text()) {
            table.columns.push(column(row, words, here));
        }
    }
    Ok(())
}

fn column(mut row: Fields, words: &Words, here: &Here) -> Column {
    let (name, ty) = (row.text(), row.text());
    // A comment for newer versions stands behind the type: `text /*M!100301 COMPRESSED*/`.
    let (ty, behind) = ty.split_once(" /*").map_or((ty.as_str(), String::new()), |(ty, comment)| (ty, inside(comment)));
    let (collation, not_null) = (row.filled(), !row.flag());
    // A sequence is printed with its database.
    let (value, formula) = (row.some().map(|value| here.off(&value)), row.filled());
    let comment = row.filled();
    let said = Said::of(&row.text());
    let coordinates = row.filled().map(|number| format!("SRID {number}")).unwrap_or_default();
    let generated = said.stored.zip(formula).map(|(stored, formula)| {
        let expression = bare(&expression(&formula, words), true).to_owned();
        Generated { expression, stored }
    });
    Column {
        name,
        default: value.filter(|_| generated.is_none()).and_then(|value| default(value, ty, said.computed, words)),
        ty: ty.to_owned(),
        collation,
        not_null,
        numbering: said.numbered.then(|| Numbering { by: NumberingKind::AutoIncrement, options: String::new() }),
        generated,
        comment,
        extra: joined([behind.as_str(), &coordinates, &said.rest]),
    }
}

/// The words in `M!100301 COMPRESSED*/`.
fn inside(comment: &str) -> String {
    let words = comment.trim_end_matches("*/");
    words.split_once(' ').map_or(words, |(_, words)| words).trim().to_owned()
}

/// What EXTRA says, in whatever order and with or without commas.
#[derive(Debug, Default, PartialEq, Eq)]
struct Said {
    numbered: bool,
    /// Computed when it is written, or when it is read.
    stored: Option<bool>,
    /// The default is an expression.
    computed: bool,
    rest: String,
}

impl Said {
    fn of(extra: &str) -> Self {
        let mut said = Self::default();
        let mut rest = extra.replace(", ", " ");
        let mut take = |word: &str| {
            let there = rest.contains(word);
            if there {
                rest = rest.replacen(word, "", 1);
            }
            there
        };
        said.numbered = take("auto_increment");
        said.computed = take("DEFAULT_GENERATED");
        said.stored = match (take("STORED GENERATED"), take("VIRTUAL GENERATED")) {
            (true, _) => Some(true),
            (false, true) => Some(false),
            _ => None,
        };
        let rest = rest.split_whitespace().collect::<Vec<_>>().join(" ");
        said.rest = rest.replacen("on update ", "ON UPDATE ", 1);
        said
    }
}

#[cfg(test)]
mod tests {
    use super::{Said, inside};

    #[test]
    fn what_is_said_behind_a_column_is_taken_apart() {
        let rest = |rest: &str| Said { rest: rest.to_owned(), ..Said::default() };
        assert_eq!(Said::of("auto_increment, INVISIBLE"), Said { numbered: true, ..rest("INVISIBLE") });
        assert_eq!(Said::of("VIRTUAL GENERATED, INVISIBLE"), Said { stored: Some(false), ..rest("INVISIBLE") });
        assert_eq!(Said::of("STORED GENERATED"), Said { stored: Some(true), ..rest("") });
        assert_eq!(
            Said::of("DEFAULT_GENERATED on update CURRENT_TIMESTAMP(3)"),
            Said { computed: true, ..rest("ON UPDATE CURRENT_TIMESTAMP(3)") }
        );
        assert_eq!(Said::of(""), rest(""));
    }

    #[test]
    fn what_stands_in_a_comment_behind_the_type_is_said_too() {
        assert_eq!(inside("M!100301 COMPRESSED*/"), "COMPRESSED");
        assert_eq!(inside("!80003 SRID 4326 */"), "SRID 4326");
    }
}
