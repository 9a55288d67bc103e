//! What the catalogues say of hand-written tables with every feature in them.

use std::collections::BTreeMap;

use anyhow::Result;
use schemalock_tests::catalogue::{Deferrable, ForeignKeyFacts, IndexPart, TableFacts};
use schemalock_tests::{Catalogue, Engine};

fn applied(engine: Engine, sql: &str) -> Result<Catalogue> {
    let scratch = engine.scratch();
    scratch.apply(sql)?;
    scratch.catalogue()
}

fn names(table: &TableFacts) -> Vec<&str> {
    table.columns.iter().map(|column| column.name.as_str()).collect()
}

fn map<const N: usize>(entries: [(&str, &str); N]) -> BTreeMap<String, String> {
    entries.map(|(key, value)| (key.to_owned(), value.to_owned())).into()
}

fn column(name: &str) -> IndexPart {
    IndexPart { column: Some(name.to_owned()), ..IndexPart::default() }
}

/// The composite key that all three texts have.
fn owner_fkey() -> ForeignKeyFacts {
    ForeignKeyFacts {
        columns: vec!["owner_tenant".into(), "owner_id".into()],
        table: "owners".into(),
        referenced: vec!["tenant".into(), "id".into()],
        on_delete: "CASCADE".into(),
        on_update: "RESTRICT".into(),
        deferrable: Deferrable::No,
        validated: true,
    }
}

#[test]
fn sqlite() -> Result<()> {
    let catalogue = applied(Engine::Sqlite, include_str!("ddl/sqlite.sql"))?;
    assert_eq!(catalogue.tables.keys().collect::<Vec<_>>(), ["owners", "we \"ird, (table"]);
    assert_eq!(catalogue.views.keys().collect::<Vec<_>>(), ["new_ones"]);
    sqlite_owners(catalogue.table("owners"));
    sqlite_columns(catalogue.table("we \"ird, (table"));
    sqlite_constraints(catalogue.table("we \"ird, (table"));
    sqlite_indexes(catalogue.table("we \"ird, (table"));
    Ok(())
}

fn sqlite_owners(owners: &TableFacts) {
    assert_eq!(owners.primary_key, ["tenant", "id"]);
    assert_eq!(owners.primary_key_name.as_deref(), Some("owners_pkey"));
    assert_eq!(owners.uniques["owners_name_key"], ["name"]);
    assert_eq!(owners.options, map([("strict", "yes"), ("without rowid", "yes")]));
    let name = owners.column("name");
    assert_eq!((name.type_text.as_str(), name.not_null), ("TEXT", true));
    assert_eq!(name.default.as_deref(), Some("'it''s, (none)'"));
    assert_eq!(name.collation.as_deref(), Some("NOCASE"));
}

fn sqlite_columns(table: &TableFacts) {
    let expected = ["id", "owner_tenant", "owner_id", "parent_id", "state", "size", "twice", "code"];
    assert_eq!(names(table), expected);
    assert_eq!(table.primary_key, ["id"]);
    assert_eq!(table.column("id").extra.as_deref(), Some("autoincrement"));
    assert_eq!(table.column("size").default.as_deref(), Some("1 + 1"));
    assert_eq!(table.column("twice").generated.as_deref(), Some("stored \"size\" * 2"));
    assert!(!table.column("code").not_null);
    assert_eq!(table.options, map([("strict", "yes")]));
}

fn sqlite_constraints(table: &TableFacts) {
    assert_eq!(table.uniques["owner_size_key"], ["owner_id", "size"]);
    assert_eq!(table.uniques.len(), 2);
    assert_eq!(
        table.checks,
        map([("state_check", "\"state\" IN ('new', 'it''s, (done)')"), ("(unnamed 2)", "\"size\" > 0")])
    );
    assert_eq!(table.foreign_keys["owner_fkey"], owner_fkey());
    let parent = &table.foreign_keys["(unnamed 1)"];
    assert_eq!(
        (parent.columns.as_slice(), parent.referenced.as_slice()),
        (&["parent_id".into()][..], &["id".into()][..])
    );
    assert_eq!(parent.deferrable, Deferrable::InitiallyDeferred);
    assert_eq!((parent.on_delete.as_str(), parent.on_update.as_str()), ("NO ACTION", "NO ACTION"));
}

fn sqlite_indexes(table: &TableFacts) {
    assert_eq!(table.indexes.keys().collect::<Vec<_>>(), ["by_lower", "by_state"]);
    let by_state = &table.indexes["by_state"];
    assert_eq!(by_state.parts, [column("state"), IndexPart { descending: true, ..column("size") }]);
    assert_eq!((by_state.unique, by_state.predicate.as_deref()), (false, Some("\"size\" > 1")));
    let by_lower = &table.indexes["by_lower"];
    let expression = IndexPart { expression: Some("lower(\"state\")".into()), ..IndexPart::default() };
    assert_eq!(by_lower.parts, [expression, IndexPart { collation: Some("NOCASE".into()), ..column("code") }]);
    assert!(by_lower.unique);
    let touch = &table.triggers["touch"];
    assert_eq!((touch.timing.as_str(), touch.event.as_str()), ("AFTER", "UPDATE"));
}

#[test]
fn postgres() -> Result<()> {
    let catalogue = applied(Engine::Postgres, include_str!("ddl/postgres.sql"))?;
    assert_eq!(catalogue.tables.keys().collect::<Vec<_>>(), ["owners", "we \"ird"]);
    assert_eq!(catalogue.views.keys().collect::<Vec<_>>(), ["new_ones"]);
    assert_eq!(catalogue.enums["mood"], ["happy", "a'ngry"]);
    postgres_owners(catalogue.table("owners"));
    postgres_columns(catalogue.table("we \"ird"));
    postgres_constraints(catalogue.table("we \"ird"));
    postgres_indexes(catalogue.table("we \"ird"));
    Ok(())
}

fn postgres_owners(owners: &TableFacts) {
    assert_eq!(owners.primary_key, ["tenant", "id"]);
    assert_eq!(owners.primary_key_name.as_deref(), Some("owners_pkey"));
    assert_eq!(owners.uniques["owners_name_key"], ["name"]);
    assert_eq!(owners.comment.as_deref(), Some("Who owns."));
    assert_eq!(owners.column("id").extra.as_deref(), Some("identity always"));
    assert_eq!(owners.column("mood").type_text, "mood");
    let name = owners.column("name");
    assert_eq!(name.collation.as_deref(), Some("C"));
    assert_eq!(name.default.as_deref(), Some("'it''s'::text"));
    assert_eq!(name.comment.as_deref(), Some("What it's called."));
}

fn postgres_columns(table: &TableFacts) {
    assert_eq!(table.column("at").type_text, "timestamp(3) with time zone");
    assert_eq!(table.column("at").default.as_deref(), Some("now()"));
    assert_eq!(table.column("price").type_text, "numeric(18,4)");
    assert_eq!(table.column("twice").generated.as_deref(), Some("stored (size * 2)"));
    assert_eq!(table.column("twice").default, None);
    assert_eq!(table.column("owner_tenant").collation, None);
    assert!(!table.column("price").not_null);
}

fn postgres_constraints(table: &TableFacts) {
    assert_eq!(
        table.checks,
        map([
            ("late_check", "(size > 0) NOT VALID"),
            ("state_check", "(state = ANY (ARRAY['new'::text, 'done'::text]))"),
        ])
    );
    assert_eq!(table.foreign_keys["owner_fkey"], owner_fkey());
    let parent = &table.foreign_keys["parent_fkey"];
    assert_eq!((parent.table.as_str(), parent.deferrable), ("we \"ird", Deferrable::InitiallyDeferred));
}

fn postgres_indexes(table: &TableFacts) {
    assert_eq!(table.indexes.keys().collect::<Vec<_>>(), ["by_lower", "by_state"]);
    let column = |name| IndexPart { nulls_first: Some(false), ..column(name) };
    let by_state = &table.indexes["by_state"];
    assert_eq!(by_state.parts, [column("state"), IndexPart { descending: true, ..column("size") }]);
    assert_eq!((by_state.include.as_slice(), by_state.valid), (&["at".to_owned()][..], true));
    assert_eq!(by_state.predicate.as_deref(), Some("(size > 1)"));
    assert_eq!(by_state.method.as_deref(), Some("btree"));
    let by_lower = &table.indexes["by_lower"];
    assert_eq!(by_lower.parts[0].expression.as_deref(), Some("lower(state)"));
    assert_eq!(by_lower.parts[1].collation.as_deref(), Some("POSIX"));
    let touch = &table.triggers["touch"];
    assert_eq!((touch.timing.as_str(), touch.event.as_str()), ("BEFORE", "INSERT OR UPDATE"));
    assert_eq!(touch.function.as_deref(), Some("BEGIN NEW.at := now(); RETURN NEW; END"));
}

#[test]
fn mariadb() -> Result<()> {
    let catalogue = applied(Engine::Mariadb, include_str!("ddl/mariadb.sql"))?;
    assert_eq!(catalogue.tables.keys().collect::<Vec<_>>(), ["owners", "we `ird"]);
    assert_eq!(catalogue.views.keys().collect::<Vec<_>>(), ["new_ones"]);
    mariadb_owners(catalogue.table("owners"));
    mariadb_columns(catalogue.table("we `ird"));
    mariadb_constraints(catalogue.table("we `ird"));
    mariadb_indexes(catalogue.table("we `ird"));
    Ok(())
}

fn mariadb_owners(owners: &TableFacts) {
    assert_eq!(owners.primary_key, ["tenant", "id"]);
    assert_eq!(owners.primary_key_name, None);
    assert_eq!(owners.uniques["owners_name_key"], ["name"]);
    assert_eq!(owners.comment.as_deref(), Some("Who owns."));
    assert_eq!(owners.options, map([("engine", "InnoDB"), ("collation", "utf8mb4_nopad_bin")]));
    let name = owners.column("name");
    assert_eq!((name.type_text.as_str(), name.not_null), ("varchar(120)", true));
    assert_eq!(name.default.as_deref(), Some("'it''s'"));
    assert_eq!(name.comment.as_deref(), Some("What it's called."));
    assert_eq!(name.collation.as_deref(), Some("utf8mb4_nopad_bin"));
}

fn mariadb_columns(table: &TableFacts) {
    assert_eq!(table.column("id").extra.as_deref(), Some("auto_increment"));
    assert_eq!(table.column("at").extra.as_deref(), Some("on update current_timestamp(3)"));
    assert_eq!(table.column("at").default.as_deref(), Some("current_timestamp(3)"));
    assert_eq!(table.column("state").collation.as_deref(), Some("ascii_bin"));
    assert_eq!(table.column("config").type_text, "longtext");
    assert_eq!(table.column("config").default, None);
    assert_eq!(table.column("twice").generated.as_deref(), Some("stored `size` * 2"));
    assert_eq!(table.column("size").default.as_deref(), Some("(1 + 1)"));
}

fn mariadb_constraints(table: &TableFacts) {
    assert_eq!(
        table.checks,
        map(
            [("config", "json_valid(`config`)"), ("size", "`size` > 0"), ("state_check", "`state` in ('new','done')"),]
        )
    );
    assert_eq!(table.foreign_keys["owner_fkey"], owner_fkey());
    assert!(table.uniques.is_empty());
}

fn mariadb_indexes(table: &TableFacts) {
    assert_eq!(table.indexes.keys().collect::<Vec<_>>(), ["by_config", "by_owner", "by_state"]);
    let by_state = &table.indexes["by_state"];
    assert_eq!(by_state.parts, [column("state"), IndexPart { descending: true, ..column("size") }]);
    assert_eq!(by_state.method.as_deref(), Some("BTREE"));
    assert_eq!(table.indexes["by_config"].parts[0].prefix, Some(20));
    let touch = &table.triggers["touch"];
    assert_eq!((touch.timing.as_str(), touch.event.as_str()), ("BEFORE", "UPDATE"));
    assert!(touch.definition.starts_with("BEGIN SET NEW.`size`"), "{}", touch.definition);
}

#[test]
fn the_json_form_is_stable() -> Result<()> {
    for engine in Engine::ALL {
        let sql = "CREATE TABLE a (id INTEGER NOT NULL PRIMARY KEY); CREATE TABLE b (id INTEGER NOT NULL PRIMARY KEY);";
        assert_eq!(applied(engine, sql)?.to_json(), applied(engine, sql)?.to_json());
    }
    Ok(())
}
