//! How a dialect's text falls into words: data that the lexer and the splitter read.

/// What distinguishes the lexical rules of the databases and of their own clients.
#[derive(Clone, Copy, Debug)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a fact about a dialect, and they do not depend on each other"
)]
pub struct Lexis {
    /// What a quoted name begins and ends with.
    pub name_quotes: &'static [(u8, u8)],
    /// `"…"` is a text.
    pub double_quoted_texts: bool,
    /// A quoted text may stand where a name is wanted; where both quotes are for texts, one in double quotes.
    pub texts_as_names: bool,
    /// A backslash in a text escapes what follows it.
    pub backslash: bool,
    /// `E'…'`, in which a backslash does so.
    pub escape_texts: bool,
    /// `$tag$ … $tag$`.
    pub dollar_quotes: bool,
    /// Comments in brackets contain others.
    pub nested_comments: bool,
    /// `#` begins a comment.
    pub hash_comments: bool,
    /// `--` begins one only before a blank.
    pub dashes_want_blank: bool,
    /// Is the inside of `/*!version … */` run? `own` is for `/*M!`, the version 0 for none.
    pub runs: fn(own: bool, version: u32) -> bool,
    /// A semicolon in brackets ends nothing.
    pub brackets_hold: bool,
    /// Whose statements hold others.
    pub bodies: Bodies,
    /// What its client understands between statements.
    pub client: Client,
    /// `KEY` and `INDEX` begin a definition inside CREATE TABLE; otherwise they are names.
    pub keys_in_tables: bool,
    /// `LIKE t` may stand among the columns of CREATE TABLE; otherwise it is a column's name.
    pub like_in_tables: bool,
    /// Any words in a row are a type.
    pub any_types: bool,
    /// Names are cut behind so many bytes.
    pub longest_name: Option<usize>,
    /// Does an unquoted name lose its capitals?
    pub folds_names: bool,
    /// Names of columns, indexes and constraints that differ in case alone are the same.
    pub ignores_case: bool,
    /// Those of tables, too.
    pub tables_ignore_case: bool,
    /// Renaming a column renames it in the statements of triggers, too.
    pub renames_in_triggers: bool,
    /// Renaming a column renames it in conditions and computed columns, too.
    pub renames_in_expressions: bool,
}

/// Statements that contain semicolons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bodies {
    /// `CREATE TRIGGER … BEGIN … ; END;`.
    Triggers,
    /// Triggers, procedures, functions and events with `BEGIN … END` and what nests in it.
    Routines,
    /// `BEGIN ATOMIC … END`.
    Atomic,
}

/// The commands of a dialect's own client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Client {
    /// Lines that begin with a dot.
    SqliteShell,
    /// Backslash commands, and rows behind COPY.
    Psql,
    /// `DELIMITER`, `source`, `\g`.
    Mysql,
}
