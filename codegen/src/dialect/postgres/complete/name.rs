//! The names that PostgreSQL gives what has none: `makeObjectName`, `ChooseRelationName`, `ChooseIndexNameAddition`.

use crate::inventory::Table;
use crate::sql::read::Catalogue;

/// Names have fewer bytes than this.
const NAMEDATALEN: usize = 64;

/// A name for a thing of a table that nothing else has: `table_columns_ending`, with a number behind it if need be.
pub(super) fn free(catalogue: &mut Catalogue, table: &Table, columns: &str, ending: &str) -> String {
    let endings = std::iter::once(ending.to_owned()).chain((1..).map(|number| format!("{ending}{number}")));
    let mut names = endings.map(|ending| made(&table.name, columns, &ending));
    let name = names.find(|name| !catalogue.is_taken(name) && !catalogue.has_name(table, name)).unwrap_or_default();
    catalogue.note_name(&name);
    name
}

/// `one_two_ending`, of which the longer of `one` and `two` is cut until it is short enough.
pub(super) fn made(one: &str, two: &str, ending: &str) -> String {
    let over = usize::from(!two.is_empty()) + 1 + ending.len();
    let (mut first, mut second) = (one.len(), two.len());
    while first + second + over >= NAMEDATALEN {
        if first > second { first -= 1 } else { second -= 1 }
    }
    let (one, two) = (clipped(one, first), clipped(two, second));
    if two.is_empty() { format!("{one}_{ending}") } else { format!("{one}_{two}_{ending}") }
}

/// At most so many bytes, characters kept whole.
fn clipped(text: &str, longest: usize) -> &str {
    let end = (0..=longest.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    &text[..end]
}

/// The columns' names with `_` between them; the engine stops where they are long enough to be cut anyway.
pub(super) fn joined(columns: &[String]) -> String {
    let mut out = String::new();
    for column in columns {
        if !out.is_empty() {
            out.push('_');
        }
        out.push_str(column);
        if out.len() >= NAMEDATALEN {
            break;
        }
    }
    clipped(&out, NAMEDATALEN - 1).to_owned()
}

/// What stands for an expression: the name of a function, or `expr`.
pub(super) fn of_expression(text: &str) -> String {
    let head = text.split('(').next().unwrap_or_default().trim();
    let is_name =
        !head.is_empty() && head.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'.');
    let whole = text.trim_end().ends_with(')') && is_name;
    if whole { head.rsplit('.').next().unwrap_or(head).to_lowercase() } else { "expr".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{joined, made, of_expression};

    #[test]
    fn names_are_cut_as_the_engine_cuts_them() {
        assert_eq!(made("t", "a_b", "key"), "t_a_b_key");
        assert_eq!(made("t", "", "pkey"), "t_pkey");
        let (table, column) = ("t".repeat(63), "c".repeat(10));
        assert_eq!(made(&table, &column, "fkey"), format!("{}_{column}_fkey", "t".repeat(47)));
        // Characters stay whole, even if the name could be a byte longer.
        assert_eq!(made(&"é".repeat(31), "", "pkey"), format!("{}_pkey", "é".repeat(29)));
    }

    #[test]
    fn columns_are_joined_until_they_are_long_enough() {
        assert_eq!(joined(&["a".to_owned(), "b".to_owned()]), "a_b");
        assert_eq!(joined(&["a".repeat(40), "b".repeat(40), "c".to_owned()]).len(), 63);
    }

    #[test]
    fn expressions_have_the_name_of_their_function() {
        assert_eq!(of_expression("lower(a)"), "lower");
        assert_eq!(of_expression("a + 1"), "expr");
        assert_eq!(of_expression("public.f(a)"), "f");
    }
}
