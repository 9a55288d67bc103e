//! How MariaDB and MySQL change tables where they stand.
//!
//! A statement is a phase, since each commits by itself; neighbouring clauses of one table are one statement, so that the table is
//! written anew at most once.

use super::alter_types::Words;
use super::{Flavour, QUOTE, alter_options, writer};
use crate::dialect::structure::{ColumnForm, ConstraintForm, ConstraintKind, IndexForm, TableForm};
use crate::dialect::{Object, Statement, Verbatim, Writer, column_definition, constraint_definition};
use crate::diff::Place;
use crate::model::{DialectKind, names};
use crate::plan::{Action, Alter, Context, Pair, Risk, Step, Unit};

/// The answers of one of the two.
#[derive(Debug)]
pub(super) struct Changes(pub(super) &'static Flavour);

impl Alter for Changes {
    fn unit(&self) -> Unit {
        Unit::Statement
    }

    /// MODIFY COLUMN takes no expression.
    fn moves(&self, context: &Context<'_>, pair: &Pair, column: &str) -> bool {
        pair.is_converted(column) && context.value(pair, column) != context.name(column)
    }

    fn renames_reach_expressions(&self) -> bool {
        self.0.renames_reach_expressions
    }

    fn rename_table(&self, from: &str, to: &str) -> String {
        let mut out = writer();
        out.sql("ALTER TABLE ").name(from).sql(" RENAME TO ").name(to);
        out.finish()
    }

    /// A primary key has no name here, and conditions and references cannot change theirs.
    fn rename_constraint(&self, table: &str, from: &ConstraintForm, to: &ConstraintForm) -> Option<Vec<Action>> {
        match from.kind {
            ConstraintKind::PrimaryKey(_) => Some(Vec::new()),
            ConstraintKind::Unique(_) => Some(vec![self.rename_index(table, &from.name, &to.name)]),
            _ => None,
        }
    }

    fn rename_index(&self, table: &str, from: &str, to: &str) -> Action {
        let mut out = writer();
        out.sql("RENAME INDEX ").name(from).sql(" TO ").name(to);
        Action::Alter { table: table.to_owned(), clause: out.finish(), column: None }
    }

    fn catalogue_name(&self, constraint: &ConstraintForm) -> String {
        match constraint.kind {
            ConstraintKind::PrimaryKey(_) => String::from("PRIMARY"),
            _ => constraint.name.clone(),
        }
    }

    fn numbers_by_key(&self) -> bool {
        true
    }

    fn index_names_are_shared(&self) -> bool {
        false
    }

    fn drop_constraint(&self, constraint: &ConstraintForm) -> String {
        let mut out = writer();
        match constraint.kind {
            ConstraintKind::PrimaryKey(_) => out.sql("DROP PRIMARY KEY"),
            ConstraintKind::Unique(_) => out.sql("DROP INDEX ").name(&constraint.name),
            ConstraintKind::ForeignKey { .. } => out.sql("DROP FOREIGN KEY ").name(&constraint.name),
            ConstraintKind::Check { .. } => out.sql("DROP CONSTRAINT ").name(&constraint.name),
        };
        out.finish()
    }

    /// A reference is a statement of its own: together with the key that it points at, or with the one of its name that goes, it is
    /// refused.
    fn add_constraint(&self, table: &TableForm, constraint: &ConstraintForm) -> Vec<Step> {
        let object = Object::Constraint { table: table.name.clone(), name: constraint.name.clone() };
        let step = if constraint.is_foreign_key() {
            let mut out = writer();
            out.sql("ALTER TABLE ").name(&table.name).sql(" ADD ");
            constraint_definition(&mut out, constraint);
            let summary = format!("add the foreign key `{}`", constraint.name);
            Step::new(constraint.place(&table.name), summary).run(out.finish()).unit(Unit::Statement)
        } else {
            self.add(table, constraint, format!("add the check `{}`", constraint.name))
        };
        vec![step.risk(COPYING).expect(object)]
    }

    fn add_key(&self, table: &TableForm, constraint: &ConstraintForm) -> Vec<Step> {
        let step = self.add(table, constraint, format!("add the key `{}`", constraint.name));
        let primary = matches!(constraint.kind, ConstraintKind::PrimaryKey(_));
        let name = self.catalogue_name(constraint);
        let step = step.expect(Object::Constraint { table: table.name.clone(), name });
        vec![if primary { step.risk(COPYING) } else { step }]
    }

    fn add_index(&self, table: &TableForm, index: &IndexForm) -> Step {
        let mut out = writer();
        out.sql(if index.unique { "ADD UNIQUE " } else { "ADD " }).sql(index.kind).sql("INDEX ").name(&index.name);
        if let Some(method) = index.method.as_ref().filter(|_| index.kind.is_empty()) {
            out.sql(" USING ").verbatim(&Verbatim::trusted(method));
        }
        out.sql(" ").verbatim(&Verbatim::trusted(&index.list));
        Step::new(index.place(table), format!("build the index `{}`", index.name))
            .alter(&table.name, out.finish())
            .unit(Unit::Statement)
            .risk(indexing(index.kind).iter().copied())
            .expect(Object::Index { table: table.name.clone(), name: index.name.clone() })
    }

    fn drop_index(&self, table: &str, index: &IndexForm) -> Step {
        let mut out = writer();
        // An index that goes and comes back in one statement is left as it is, and so stays ignored.
        let alone = index.list.ends_with("IGNORED");
        if alone {
            out.sql("ALTER TABLE ").name(table).sql(" ");
        }
        out.sql("DROP INDEX ").name(&index.name);
        let step = Step::new(Place::table(table), format!("drop the index `{}`", index.name));
        let step = if alone { step.run(out.finish()) } else { step.alter(table, out.finish()) };
        step.unit(Unit::Statement).absent(Object::Index { table: table.to_owned(), name: index.name.clone() })
    }

    /// Literals are kept in the catalogue and virtual columns nowhere; for anything else the table is copied, which writers wait
    /// for and readers do not.
    fn adding(&self, column: &ColumnForm, constant: bool) -> &'static [Risk] {
        let stored = column.generated.as_deref().is_some_and(|sql| sql.ends_with("STORED"));
        let computed = !constant || column.default.as_deref().is_some_and(|sql| sql.contains("UTC_"));
        if column.identity || stored || computed { &COPYING } else { &[] }
    }

    fn alter_column(
        &self,
        context: &Context<'_>,
        pair: &Pair,
        from: &ColumnForm,
        to: &ColumnForm,
        value: Option<&str>,
    ) -> Vec<Step> {
        match value {
            Some(value) if self.moves(context, pair, &to.name) => self.moved(pair, to, value),
            _ => vec![self.modified(pair, from, to)],
        }
    }

    fn pauses_triggers(&self) -> bool {
        false
    }

    fn invalidate(&self, table: &str, column: &str, watched: &[String], emptied: &[String]) -> Vec<Statement> {
        let name = names::watch(table, column);
        let mut out = writer();
        out.sql("CREATE TRIGGER ").name(&name).sql(" BEFORE UPDATE ON ").name(table).sql("\nFOR EACH ROW SET ");
        for (at, other) in emptied.iter().enumerate() {
            out.sql(if at > 0 { ", NEW." } else { "NEW." }).name(other).sql(" = IF(");
            for (at, column) in watched.iter().enumerate() {
                out.sql(if at > 0 { " AND NEW." } else { "NEW." }).name(column).sql(" <=> OLD.").name(column);
            }
            out.sql(", NEW.").name(other).sql(", NULL)");
        }
        vec![Statement { sql: out.finish(), object: Object::Trigger { table: table.to_owned(), name } }]
    }

    fn unwatch(&self, table: &str, column: &str) -> Vec<Action> {
        let mut out = writer();
        out.sql("DROP TRIGGER IF EXISTS ").name(&names::watch(table, column));
        vec![Action::Statement(out.finish())]
    }

    fn at_once(&self) -> &'static str {
        self.0.at_once
    }

    fn describe_table(&self, text: Option<&str>) -> Option<String> {
        let mut out = writer();
        out.sql("COMMENT=").text(&super::write::clip(text.unwrap_or_default(), 2048));
        Some(out.finish())
    }

    fn table_options(&self, pair: &Pair) -> Result<String, String> {
        alter_options::clause(self.0.kind, pair)
    }

    fn option_risks(&self) -> &'static [Risk] {
        &COPYING
    }

    fn release(&self, column: &ColumnForm) -> Option<String> {
        let numbered = column.identity.then(|| ColumnForm { identity: false, ..column.clone() })?;
        Some(self.redefine(&numbered))
    }

    fn redefine(&self, column: &ColumnForm) -> String {
        self.definition("MODIFY COLUMN ", column)
    }
}

impl Changes {
    fn definition(&self, words: &'static str, column: &ColumnForm) -> String {
        let mut out = Writer::new(&QUOTE);
        out.sql(words);
        column_definition(self.0, &mut out, column);
        out.finish()
    }

    fn add(&self, table: &TableForm, constraint: &ConstraintForm, summary: String) -> Step {
        let mut out = writer();
        out.sql("ADD ");
        constraint_definition(&mut out, constraint);
        Step::new(constraint.place(&table.name), summary).alter(&table.name, out.finish()).unit(Unit::Statement)
    }

    fn modified(&self, pair: &Pair, from: &ColumnForm, to: &ColumnForm) -> Step {
        let summary = format!("change the column `{}.{}`", pair.new.name, to.name);
        let step = Step::new(pair.place(&to.name), summary);
        let step = step.alter_column(&pair.new.name, &to.name, self.redefine(to)).unit(Unit::Statement);
        let copied = !self.stays_stored(&from.ty, &to.ty) || from.identity != to.identity;
        // NOT NULL is a matter of how rows are laid out: they are written anew beside those who read and write.
        let laid_out = from.optional != to.optional;
        match (copied, laid_out) {
            (true, _) => step.risk(COPYING),
            (false, true) => step.risk([Risk::RewritesTable]),
            (false, false) => step,
        }
    }

    /// Is a value of the one type stored as one of the other?
    fn stays_stored(&self, from: &str, to: &str) -> bool {
        if let (Some(from), Some(to)) = (Words::read(from), Words::read(to)) {
            return to.follow(&from);
        }
        let bare = |ty: &str| ty.split(" COLLATE ").next().map(str::to_owned);
        let recollated = self.0.kind == DialectKind::Mariadb && bare(from) == bare(to);
        from == to || recollated || is_longer(from, to)
    }

    /// Beside the old column, computed from it so that it follows whoever writes, and then in its place.
    fn moved(&self, pair: &Pair, to: &ColumnForm, value: &str) -> Vec<Step> {
        let (table, hidden) = (&pair.new.name, names::hidden(&to.name));
        let step = |summary: &str| Step::new(pair.place(&to.name), format!("{summary} `{table}.{}`", to.name));
        let beside = ColumnForm {
            name: hidden.clone(),
            optional: true,
            default: None,
            identity: false,
            generated: Some(format!("GENERATED ALWAYS AS ({value}) STORED")),
            ..to.clone()
        };
        let mut drop = writer();
        drop.sql("DROP COLUMN ").name(&to.name);
        let mut change = writer();
        change.sql("CHANGE COLUMN ").name(&hidden).sql(" ");
        column_definition(self.0, &mut change, to);
        let object = Object::Column { table: table.clone(), name: hidden };
        let mut out = writer();
        out.sql("ALTER TABLE ").name(table).sql(" ").verbatim(&Verbatim::trusted(drop.finish()));
        out.sql(", ").verbatim(&Verbatim::trusted(change.finish()));
        vec![
            step("convert")
                .alter(table, self.definition("ADD COLUMN ", &beside))
                .unit(Unit::Statement)
                .risk(COPYING)
                .expect(object.clone()),
            step("put the new values in the place of")
                .run(out.finish())
                .unit(Unit::Statement)
                .risk([Risk::RewritesTable, Risk::BlocksWrites, Risk::BreaksRunningCode])
                .absent(object),
        ]
    }
}

/// The table is copied: its rows are written anew, and writers wait.
const COPYING: [Risk; 2] = [Risk::RewritesTable, Risk::BlocksWrites];

/// What it costs to build an index of a kind: the first one over words adds a number to every row, and writers wait for any.
fn indexing(kind: &str) -> &'static [Risk] {
    match kind {
        "" => &[],
        "FULLTEXT " => &COPYING,
        _ => &COPYING[1..],
    }
}

/// Is the one a VARCHAR that only has room for more than the other? Up to 255 bytes a length takes one byte in each row, then two.
fn is_longer(from: &str, to: &str) -> bool {
    let room = |ty: &str| -> Option<(u32, String)> {
        let (length, rest) = ty.strip_prefix("VARCHAR(")?.split_once(')')?;
        Some((length.parse().ok()?, rest.to_owned()))
    };
    let bytes_of_length = |characters: u32| u8::from(characters * 4 > 255);
    matches!((room(from), room(to)), (Some((shorter, from)), Some((longer, to)))
        if from == to && shorter <= longer && bytes_of_length(shorter) == bytes_of_length(longer))
}
