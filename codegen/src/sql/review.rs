//! SQL that somebody wrote: its statements, each with its risks.

use std::collections::BTreeSet;

use sqlparser::ast::{
    AlterColumnOperation, AlterTableOperation, ColumnDef, ColumnOption, CreateIndex, ObjectType, Statement,
};
use sqlparser::parser::Parser;
use sqlparser::tokenizer::{Token, Tokenizer};

use crate::model::DialectKind;
use crate::plan::Risk;

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewed {
    /// Its first words.
    pub head: String,
    /// What can go wrong; `None` where it could not be read, and only the engine can tell.
    pub risks: Option<BTreeSet<Risk>>,
}

/// The statements of a text in a dialect.
#[must_use]
pub fn review(text: &str, kind: DialectKind) -> Vec<Reviewed> {
    let grammar = crate::dialect::of(kind).grammar();
    let read = |text: &str| Parser::parse_sql(grammar, text).ok();
    if let Some(statements) = read(text) {
        return statements
            .iter()
            .map(|statement| Reviewed::new(&statement.to_string(), Some(risks(statement))))
            .collect();
    }
    // One statement that the parser does not know must not hide the others.
    let parts = split(text, grammar);
    let review = |part: &String| match read(part).as_deref() {
        Some([only]) => Reviewed::new(part, Some(risks(only))),
        _ => Reviewed::new(part, None),
    };
    parts.iter().map(review).collect()
}

impl Reviewed {
    fn new(text: &str, risks: Option<BTreeSet<Risk>>) -> Self {
        const LONGEST: usize = 60;
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let cut: String = line.chars().take(LONGEST).collect();
        let more = if line.chars().nth(LONGEST).is_some() { "…" } else { "" };
        Self { head: format!("{cut}{more}"), risks }
    }
}

/// The text between semicolons; those inside `BEGIN … END` of a trigger separate nothing.
fn split(text: &str, grammar: &dyn sqlparser::dialect::Dialect) -> Vec<String> {
    let Ok(tokens) = Tokenizer::new(grammar, text).tokenize() else { return vec![text.to_owned()] };
    let (mut parts, mut part, mut depth) = (Vec::new(), String::new(), 0_usize);
    for token in tokens {
        let word = match &token {
            Token::Word(word) => word.value.to_ascii_uppercase(),
            _ => String::new(),
        };
        match word.as_str() {
            "BEGIN" | "CASE" => depth += 1,
            "END" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if token == Token::SemiColon && depth == 0 {
            parts.push(std::mem::take(&mut part));
        } else if !matches!(&token, Token::Whitespace(space) if is_comment(space)) {
            part.push_str(&token.to_string());
        }
    }
    parts.push(part);
    parts.retain(|part| !part.trim().is_empty());
    parts
}

const fn is_comment(space: &sqlparser::tokenizer::Whitespace) -> bool {
    use sqlparser::tokenizer::Whitespace;
    matches!(space, Whitespace::SingleLineComment { .. } | Whitespace::MultiLineComment(_))
}

fn risks(statement: &Statement) -> BTreeSet<Risk> {
    use Risk::{BlocksWrites, BreaksRunningCode, DeletesData, Irreversible, MayFailOnData};
    let risks: &[Risk] = match statement {
        Statement::Drop { object_type: ObjectType::Table, .. } => &[DeletesData, BreaksRunningCode, Irreversible],
        Statement::Drop { object_type: ObjectType::View | ObjectType::MaterializedView, .. } => &[BreaksRunningCode],
        Statement::Truncate(_) | Statement::Delete(_) => &[DeletesData, Irreversible],
        // What was in the rows before is nowhere any more.
        Statement::Update(_) | Statement::Merge(_) => &[MayFailOnData, Irreversible],
        Statement::Insert(_) => &[MayFailOnData],
        Statement::CreateIndex(CreateIndex { unique: true, concurrently: true, .. }) => &[MayFailOnData],
        Statement::CreateIndex(CreateIndex { concurrently: true, .. }) => &[],
        Statement::CreateIndex(CreateIndex { unique: true, .. }) => &[MayFailOnData, BlocksWrites],
        Statement::CreateIndex(_) | Statement::LockTables { .. } | Statement::Lock(_) => &[BlocksWrites],
        Statement::RenameTable(_) => &[BreaksRunningCode],
        Statement::AlterTable(alter) => return alter.operations.iter().flat_map(altering).copied().collect(),
        _ => &[],
    };
    risks.iter().copied().collect()
}

fn altering(operation: &AlterTableOperation) -> &'static [Risk] {
    use Risk::{BlocksReads, BlocksWrites, BreaksRunningCode, DeletesData, Irreversible, MayFailOnData, RewritesTable};
    match operation {
        AlterTableOperation::DropColumn { .. } => &[DeletesData, BreaksRunningCode, Irreversible],
        AlterTableOperation::RenameColumn { .. } | AlterTableOperation::RenameTable { .. } => &[BreaksRunningCode],
        AlterTableOperation::AddConstraint { not_valid: true, .. } => &[],
        AlterTableOperation::AddConstraint { .. } => &[MayFailOnData, BlocksWrites],
        AlterTableOperation::ValidateConstraint { .. } => &[MayFailOnData],
        AlterTableOperation::AddColumn { column_def, .. } if is_unfilled(column_def) => &[MayFailOnData],
        AlterTableOperation::ChangeColumn { .. } | AlterTableOperation::ModifyColumn { .. } => {
            &[MayFailOnData, RewritesTable, BlocksWrites]
        }
        AlterTableOperation::AlterColumn { op: AlterColumnOperation::SetNotNull, .. } => {
            &[MayFailOnData, BlocksWrites, BlocksReads]
        }
        AlterTableOperation::AlterColumn { op: AlterColumnOperation::SetDataType { .. }, .. } => {
            &[MayFailOnData, RewritesTable, BlocksWrites, BlocksReads]
        }
        _ => &[],
    }
}

/// Is it required, without a value for the rows that are there?
fn is_unfilled(column: &ColumnDef) -> bool {
    let has = |wanted: fn(&ColumnOption) -> bool| column.options.iter().any(|option| wanted(&option.option));
    has(|option| matches!(option, ColumnOption::NotNull))
        && !has(|option| matches!(option, ColumnOption::Default(_) | ColumnOption::Generated { .. }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, kind: DialectKind) -> Vec<String> {
        let words = |risks: &BTreeSet<Risk>| risks.iter().map(|risk| risk.word()).collect::<Vec<_>>().join(" ");
        let said = |one: Reviewed| format!("{}: {}", one.head, one.risks.as_ref().map_or("?".to_owned(), words));
        review(text, kind).into_iter().map(said).collect()
    }

    #[test]
    fn statements_have_risks() {
        let text = "-- a comment\nDELETE FROM a; UPDATE a SET b = 1;\nALTER TABLE a DROP COLUMN b, ADD COLUMN c integer NOT NULL;\nCREATE INDEX CONCURRENTLY i ON a (b); CREATE UNIQUE INDEX j ON a (b); DROP TABLE a; SELECT 1";
        let expected = [
            "DELETE FROM a: deletes-data irreversible",
            "UPDATE a SET b = 1: may-fail-on-data irreversible",
            "ALTER TABLE a DROP COLUMN b, ADD COLUMN c INTEGER NOT NULL: deletes-data may-fail-on-data breaks-running-code irreversible",
            "CREATE INDEX CONCURRENTLY i ON a(b): ",
            "CREATE UNIQUE INDEX j ON a(b): may-fail-on-data blocks-writes",
            "DROP TABLE a: deletes-data breaks-running-code irreversible",
            "SELECT 1: ",
        ];
        assert_eq!(said(text, DialectKind::Postgres), expected);
    }

    #[test]
    fn what_cannot_be_read_hides_nothing() {
        let text = "ALTER NONSENSE;\nDELETE FROM a; -- the rest\n";
        assert_eq!(said(text, DialectKind::Sqlite), ["ALTER NONSENSE: ?", "DELETE FROM a: deletes-data irreversible"]);
        assert_eq!(said("-- nothing here\n", DialectKind::Sqlite), [""; 0]);
    }
}
