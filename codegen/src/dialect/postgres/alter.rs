//! How PostgreSQL changes tables where they stand.
//!
//! Locks are kept short: constraints come as NOT VALID and are validated in a transaction of their own, indexes are built
//! concurrently, a column becomes NOT NULL by way of a validated CHECK.

use std::collections::BTreeSet;

use super::native::{self, Native};
use super::{alter_types, writer};
use crate::dialect::structure::{ColumnForm, ConstraintForm, ConstraintKind, IndexForm, TableForm};
use crate::dialect::{Dialect as _, Object, Statement, Verbatim, constraint_definition};
use crate::diff::Place;
use crate::model::names;
use crate::plan::{Action, Alter, Context, Pair, Risk, Step, Unit};

/// The answers of PostgreSQL.
#[derive(Debug)]
pub(super) struct Changes;

impl Alter for Changes {
    fn unit(&self) -> Unit {
        Unit::Transaction
    }

    fn remade_enums(&self, context: &Context<'_>) -> BTreeSet<String> {
        alter_types::remade(context)
    }

    fn renames_words(&self, context: &Context<'_>, item: &str) -> bool {
        alter_types::renames_words(context, item)
    }

    fn before(&self, context: &Context<'_>) -> Vec<Step> {
        alter_types::before(context)
    }

    fn after(&self, context: &Context<'_>) -> Vec<Step> {
        alter_types::after(context)
    }

    fn renames_reach_expressions(&self) -> bool {
        true
    }

    fn rename_table(&self, from: &str, to: &str) -> String {
        let mut out = writer();
        out.sql("ALTER TABLE ").name(from).sql(" RENAME TO ").name(to);
        out.finish()
    }

    fn rename_constraint(&self, table: &str, from: &ConstraintForm, to: &ConstraintForm) -> Option<Vec<Action>> {
        let mut out = writer();
        out.sql("ALTER TABLE ").name(table).sql(" RENAME CONSTRAINT ").name(&from.name).sql(" TO ").name(&to.name);
        Some(vec![Action::Statement(out.finish())])
    }

    fn rename_index(&self, _table: &str, from: &str, to: &str) -> Action {
        let mut out = writer();
        out.sql("ALTER INDEX ").name(from).sql(" RENAME TO ").name(to);
        Action::Statement(out.finish())
    }

    fn index_names_are_shared(&self) -> bool {
        true
    }

    fn drop_constraint(&self, constraint: &ConstraintForm) -> String {
        let mut out = writer();
        out.sql("DROP CONSTRAINT ").name(&constraint.name);
        out.finish()
    }

    fn add_constraint(&self, table: &TableForm, constraint: &ConstraintForm) -> Vec<Step> {
        let what = if constraint.is_foreign_key() { "foreign key" } else { "check" };
        let place = constraint.place(&table.name);
        let mut add = writer();
        add.sql("ADD ");
        constraint_definition(&mut add, constraint);
        add.sql(" NOT VALID");
        let object = Object::Constraint { table: table.name.clone(), name: constraint.name.clone() };
        vec![
            Step::new(place.clone(), format!("add the {what} `{}` for new rows", constraint.name))
                .alter(&table.name, add.finish())
                .expect(object),
            validate(place, &table.name, &constraint.name),
        ]
    }

    fn add_key(&self, table: &TableForm, constraint: &ConstraintForm) -> Vec<Step> {
        let place = constraint.place(&table.name);
        let (words, columns) = match &constraint.kind {
            ConstraintKind::PrimaryKey(columns) => (" PRIMARY KEY USING INDEX ", columns.as_slice()),
            ConstraintKind::Unique(columns) => (" UNIQUE USING INDEX ", columns.as_slice()),
            _ => return self.add_constraint(table, constraint),
        };
        let name = &constraint.name;
        let mut index = writer();
        index.sql("CREATE UNIQUE INDEX CONCURRENTLY ").name(name).sql(" ON ").name(&table.name).sql(" ").names(columns);
        let mut add = writer();
        add.sql("ADD CONSTRAINT ").name(name).sql(words).name(name);
        vec![
            Step::new(place.clone(), format!("build the index of `{name}`"))
                .run(index.finish())
                .unit(Unit::Statement)
                .expect(Object::Index { table: table.name.clone(), name: name.clone() }),
            Step::new(place, format!("make it the key `{name}`"))
                .alter(&table.name, add.finish())
                .expect(Object::Constraint { table: table.name.clone(), name: name.clone() }),
        ]
    }

    fn add_index(&self, table: &TableForm, index: &IndexForm) -> Step {
        let made = crate::dialect::create_index(&super::Postgres, table, index, super::Postgres.beside_writers());
        Step::new(index.place(table), format!("build the index `{}`", index.name))
            .run(made.sql)
            .unit(Unit::Statement)
            .expect(made.object)
    }

    fn drop_index(&self, table: &str, index: &IndexForm) -> Step {
        let mut out = writer();
        out.sql("DROP INDEX CONCURRENTLY ").name(&index.name);
        Step::new(Place::table(table), format!("drop the index `{}`", index.name))
            .run(out.finish())
            .unit(Unit::Statement)
            .absent(Object::Index { table: table.to_owned(), name: index.name.clone() })
    }

    /// Constants, and the time of the statement, are kept in the catalogue; anything else is written into every row.
    fn adding(&self, column: &ColumnForm, constant: bool) -> &'static [Risk] {
        let stored = column.generated.as_deref().is_some_and(|sql| sql.ends_with("STORED"));
        if column.identity || stored || !constant { &REWRITING } else { &[] }
    }

    fn alter_column(
        &self,
        _context: &Context<'_>,
        pair: &Pair,
        from: &ColumnForm,
        to: &ColumnForm,
        value: Option<&str>,
    ) -> Vec<Step> {
        let table = &pair.new.name;
        let path = format!("{table}.{}", to.name);
        let step = |summary: &str| Step::new(pair.place(&to.name), format!("{summary} `{path}`"));
        let mut steps = Vec::new();
        if from.identity && !to.identity {
            steps.push(step("stop numbering").alter(table, column(&to.name, "DROP IDENTITY")));
        }
        let stays = value.is_none_or(|value| value == quoted(&to.name)) && type_of(from) == type_of(to);
        if stays && from.ty != to.ty {
            steps.push(settings(step("change how values are stored in"), table, from, to));
        }
        if (value.is_some() || from.ty != to.ty) && !stays {
            let retyped = retype(step("change the type of"), table, from, to, value);
            steps.push(retyped.risk(retyping(pair, from, to, value).iter().copied()));
        } else if from.default != to.default {
            steps.push(step("change the default of").alter(table, default(to)));
        }
        match (from.optional, to.optional) {
            (true, false) => steps.extend(require(&step, table, &to.name)),
            (false, true) => steps.push(step("allow NULL in").alter(table, column(&to.name, "DROP NOT NULL"))),
            _ => {}
        }
        if to.identity && !from.identity {
            steps.push(number(step("number the rows by"), table, &to.name));
        }
        steps
    }

    fn table_options(&self, _pair: &Pair) -> Result<String, String> {
        Err(String::from("what of them would hold for the rows that there are is not known"))
    }

    fn keeps_words(&self, from: &ColumnForm, to: &ColumnForm) -> bool {
        let (from, to) = (Native::read(&from.ty), Native::read(&to.ty));
        let names = |native: &Native| native.settings().into_iter().map(|(name, _)| name).collect::<BTreeSet<_>>();
        // A new type forgets how the values of the old one were stored.
        from.fixed() == to.fixed() && (from.ty != to.ty || names(&from).is_subset(&names(&to)))
    }

    fn pauses_triggers(&self) -> bool {
        true
    }

    fn invalidate(&self, table: &str, column: &str, watched: &[String], emptied: &[String]) -> Vec<Statement> {
        let name = names::watch(table, column);
        let mut function = writer();
        function
            .sql("CREATE FUNCTION ")
            .name(&name)
            .sql("() RETURNS trigger LANGUAGE plpgsql AS $schemalock$\nBEGIN\n");
        for other in emptied {
            function.sql("    NEW.").name(other).sql(" := NULL;\n");
        }
        function.sql("    RETURN NEW;\nEND\n$schemalock$");
        let mut out = writer();
        out.sql("CREATE TRIGGER ").name(&name).sql("\nBEFORE UPDATE ON ").name(table);
        out.sql("\nFOR EACH ROW\nWHEN (");
        for (at, column) in watched.iter().enumerate() {
            out.sql(if at > 0 { " OR NEW." } else { "NEW." }).name(column).sql(" IS DISTINCT FROM OLD.").name(column);
        }
        out.sql(")\nEXECUTE FUNCTION ").name(&name).sql("()");
        vec![
            Statement { sql: function.finish(), object: Object::Function(name.clone()) },
            Statement { sql: out.finish(), object: Object::Trigger { table: table.to_owned(), name } },
        ]
    }

    fn unwatch(&self, table: &str, column: &str) -> Vec<Action> {
        let name = names::watch(table, column);
        let (mut trigger, mut function) = (writer(), writer());
        trigger.sql("DROP TRIGGER IF EXISTS ").name(&name).sql(" ON ").name(table);
        function.sql("DROP FUNCTION IF EXISTS ").name(&name).sql("()");
        vec![Action::Statement(trigger.finish()), Action::Statement(function.finish())]
    }

    fn lock(&self, table: &str) -> Option<String> {
        let mut out = writer();
        out.sql("LOCK TABLE ").name(table).sql(" IN ACCESS EXCLUSIVE MODE");
        Some(out.finish())
    }

    fn update(&self, table: &str, triggers: &[String], update: &str) -> Vec<Action> {
        let switch = |words: &'static str| {
            triggers.iter().map(move |name| {
                let mut out = writer();
                out.sql("ALTER TABLE ").name(table).sql(words).name(name);
                Action::Statement(out.finish())
            })
        };
        let update = std::iter::once(Action::Statement(update.to_owned()));
        switch(" DISABLE TRIGGER ").chain(update).chain(switch(" ENABLE TRIGGER ")).collect()
    }
}

fn validate(place: Place, table: &str, name: &str) -> Step {
    let mut out = writer();
    out.sql("VALIDATE CONSTRAINT ").name(name);
    Step::new(place, format!("hold the rows against `{name}`")).alter(table, out.finish()).unit(Unit::Alone)
}

fn column(name: &str, words: &'static str) -> String {
    let mut out = writer();
    out.sql("ALTER COLUMN ").name(name).sql(" ").sql(words);
    out.finish()
}

fn default(to: &ColumnForm) -> String {
    let mut out = writer();
    out.sql("ALTER COLUMN ").name(&to.name);
    match &to.default {
        Some(default) => out.sql(" SET DEFAULT ").verbatim(&Verbatim::trusted(default)),
        None => out.sql(" DROP DEFAULT"),
    };
    out.finish()
}

/// In one ALTER TABLE, the old default goes before the type changes, and the new one comes after.
fn retype(step: Step, table: &str, from: &ColumnForm, to: &ColumnForm, value: Option<&str>) -> Step {
    let ty = Native::read(&to.ty).ty;
    let mut out = writer();
    out.sql("ALTER COLUMN ").name(&to.name).sql(" TYPE ").verbatim(&Verbatim::trusted(&ty)).sql(" USING (");
    match value {
        Some(value) => out.verbatim(&Verbatim::trusted(value)),
        None => out.name(&to.name),
    };
    out.sql(")::").verbatim(&Verbatim::trusted(native::bare(&ty)));
    let mut step = step;
    if from.default.is_some() {
        step = step.alter(table, column(&to.name, "DROP DEFAULT"));
    }
    step = step.alter(table, out.finish());
    step = settings(step, table, &ColumnForm { ty: String::new(), ..from.clone() }, to);
    if to.default.is_some() {
        step = step.alter(table, default(to));
    }
    step
}

/// How values are stored, where that is another than it was; a new type brings its own.
fn settings(step: Step, table: &str, from: &ColumnForm, to: &ColumnForm) -> Step {
    let before = Native::read(&from.ty).settings();
    let set = Native::read(&to.ty).settings().into_iter().filter(|setting| !before.contains(setting));
    set.fold(step, |step, (name, value)| {
        let mut out = writer();
        out.sql("ALTER COLUMN ").name(&to.name).sql(" SET ").sql(name).sql(" ").verbatim(&Verbatim::trusted(value));
        step.alter(table, out.finish())
    })
}

fn type_of(column: &ColumnForm) -> String {
    Native::read(&column.ty).ty
}

fn quoted(column: &str) -> String {
    let mut out = writer();
    out.name(column);
    out.finish()
}

/// ACCESS EXCLUSIVE for as long as every row is written.
const REWRITING: [Risk; 3] = [Risk::RewritesTable, Risk::BlocksReads, Risk::BlocksWrites];

/// What it costs to change a type. Texts of another collation, and decimals of more digits before the point, stay as they are
/// stored; but what a collation orders is built anew.
fn retyping(pair: &Pair, from: &ColumnForm, to: &ColumnForm, value: Option<&str>) -> &'static [Risk] {
    let same = value.is_none_or(|value| value == quoted(&to.name));
    let is_text = |ty: &str| ty.split(" COLLATE ").next() == Some("text");
    if same && is_text(&from.ty) && is_text(&to.ty) {
        let about = |columns: &BTreeSet<String>| columns.contains(&to.name);
        let key = |constraint: &ConstraintForm| !constraint.is_check() && !constraint.is_foreign_key();
        let ordered = pair.mid.indexes.iter().any(|index| about(&index.columns))
            || pair.mid.constraints.iter().any(|constraint| key(constraint) && about(&constraint.columns));
        return if ordered { &REWRITING[1..] } else { &[] };
    }
    let wider =
        matches!((digits(&from.ty), digits(&to.ty)), (Some((p, s)), Some((wider, same))) if s == same && p <= wider);
    if same && wider { &[] } else { &REWRITING }
}

/// Precision and scale of a decimal.
fn digits(ty: &str) -> Option<(u8, u8)> {
    let (precision, scale) = ty.strip_prefix("numeric(")?.strip_suffix(')')?.split_once(',')?;
    Some((precision.parse().ok()?, scale.parse().ok()?))
}

/// By way of a CHECK, which is validated without keeping anybody from writing; NOT NULL then looks at no row.
fn require(step: &impl Fn(&str) -> Step, table: &str, name: &str) -> Vec<Step> {
    let check = names::hidden(name);
    let mut add = writer();
    add.sql("ADD CONSTRAINT ").name(&check).sql(" CHECK (").name(name).sql(" IS NOT NULL) NOT VALID");
    let mut drop = writer();
    drop.sql("DROP CONSTRAINT ").name(&check);
    let first = step("forbid NULL for new rows in").alter(table, add.finish());
    let place = first.place.clone();
    let last = step("forbid NULL in").alter(table, column(name, "SET NOT NULL")).alter(table, drop.finish());
    vec![first, validate(place, table, &check), last]
}

/// The numbers go on where the rows end.
fn number(step: Step, table: &str, name: &str) -> Step {
    let mut out = writer();
    out.sql("SELECT setval(pg_get_serial_sequence(");
    let mut quoted = writer();
    quoted.name(table);
    out.text(&quoted.finish()).sql(", ").text(name).sql("), (SELECT coalesce(max(").name(name).sql("), 0) + 1 FROM ");
    out.name(table).sql("), false)");
    step.alter(table, column(name, "ADD GENERATED BY DEFAULT AS IDENTITY")).run(out.finish())
}
