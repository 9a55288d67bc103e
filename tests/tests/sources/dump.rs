//! What an engine's own dump says of the tables that a schema speaks of, but for how it is spelled.

use std::collections::BTreeSet;

use schemalock_codegen::model::Model;
use schemalock_tests::workspace::run;
use schemalock_tests::{Engine, Scratch};

use super::support::mariadb;

/// Both dumps say the same.
pub(crate) fn assert_equal(left: &[String], right: &[String]) {
    let (left, right): (BTreeSet<_>, BTreeSet<_>) = (left.iter().collect(), right.iter().collect());
    let lost: Vec<_> = left.difference(&right).collect();
    let new: Vec<_> = right.difference(&left).collect();
    assert!(lost.is_empty() && new.is_empty(), "in the first alone: {lost:#?}\nin the second alone: {new:#?}");
    assert!(!left.is_empty());
}

/// What the engine says of the managed tables, in parts.
pub(crate) fn dump(scratch: &Scratch, model: &Model) -> Vec<String> {
    match scratch.engine() {
        Engine::Sqlite => sqlite(scratch, model),
        Engine::Postgres => postgres(scratch, model),
        Engine::Mariadb => maria(scratch, model),
    }
}

/// The catalogue by the engine's own functions; SQLite has no other form than the text that was written.
fn sqlite(scratch: &Scratch, model: &Model) -> Vec<String> {
    let managed: BTreeSet<&str> = model.tables.iter().map(|table| table.name.as_str()).collect();
    let facts = |query: &str| scratch.texts(query).unwrap().into_iter().flatten().collect::<Vec<_>>();
    let mut all = Vec::new();
    for query in [
        "SELECT m.name || char(9) || 'column ' || c.name || ' ' || upper(c.type) || ' ' || (c.\"notnull\" OR c.pk <> 0) || ' ' || (c.pk <> 0) || ' ' || c.pk || ' ' || c.hidden
           FROM sqlite_schema m, pragma_table_xinfo(m.name) c WHERE m.type = 'table'",
        "SELECT l.name || char(9) || 'table ' || l.type || ' ' || l.wr || ' ' || l.strict FROM pragma_table_list l WHERE l.schema = 'main'",
        "SELECT m.name || char(9) || 'key ' || lower(group_concat(f.\"from\" || '>' || ifnull(f.\"to\",
                (SELECT k.name FROM pragma_table_info(f.\"table\") k WHERE k.pk = f.seq + 1)), ',') || ' ' || f.\"table\") || ' ' || f.on_delete || ' ' || f.on_update
           FROM sqlite_schema m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table' GROUP BY m.name, f.id",
        "SELECT m.name || char(9) || 'index ' || CASE i.origin WHEN 'c' THEN i.name ELSE i.origin END || ' ' || i.\"unique\" || ' ' || i.partial || ' ' ||
                (SELECT group_concat(ifnull(x.name, '(expression)') || ':' || x.\"desc\" || ':' || x.coll, ',') FROM pragma_index_xinfo(i.name) x WHERE x.key)
           FROM sqlite_schema m, pragma_index_list(m.name) i WHERE m.type = 'table'",
    ] {
        let rows = facts(query).into_iter();
        all.extend(rows.filter(|row| {
            let (table, fact) = row.split_once('\t').unwrap_or_default();
            managed.contains(table) && !is_left(model, table, fact)
        }));
    }
    all
}

/// Keys have no names in these facts: of a table of which one is left alone, none is compared.
fn is_left(model: &Model, table: &str, fact: &str) -> bool {
    let keys = model.unmanaged.iter().any(|item| item.starts_with(&format!("constraint:{table}.")));
    let index = |item: &String| {
        let name = item.strip_prefix(&format!("index:{table}."));
        name.is_some_and(|name| fact.starts_with(&format!("index {name} ")))
    };
    (keys && (fact.starts_with("key ") || fact.starts_with("index u "))) || model.unmanaged.iter().any(index)
}

fn postgres(scratch: &Scratch, model: &Model) -> Vec<String> {
    let mut command = std::process::Command::new("pg_dump");
    command.args(["-s", "-n", "public", "--no-owner", "--no-privileges", "-d"]).arg(scratch.url());
    let output = run(&mut command).unwrap();
    assert_eq!(output.code, 0, "{}", output.stderr);
    let left: BTreeSet<String> = model.unmanaged.iter().map(|name| name.to_lowercase()).collect();
    let mut parts = Vec::new();
    for block in output.stdout.split("\n--\n-- Name: ").skip(1) {
        let Some((head, body)) = block.split_once("\n--\n") else { continue };
        // Behind the last part stands what ends the dump.
        let body = body.split("\n\n--\n").next().unwrap_or_default();
        let mut fields = head.split("; ");
        let name = fields.next().unwrap_or_default();
        let kind = fields.next().unwrap_or_default().trim_start_matches("Type: ");
        if managed(kind, name, body, model, &left) {
            parts.push(format!("{kind} {name}\n{}", means(body.trim(), name, model)));
        }
    }
    parts
}

/// The part without what is left alone in it, and without what means the same.
fn means(body: &str, table: &str, model: &Model) -> String {
    let left = |line: &&str| {
        let name = line.trim().strip_prefix("CONSTRAINT ").and_then(|rest| rest.split(' ').next());
        name.is_some_and(|name| model.unmanaged.contains(&format!("constraint:{table}.{name}")))
            || line.ends_with(" ROW LEVEL SECURITY;")
    };
    let lines = body.lines().filter(|line| !line.is_empty() && !left(line)).map(|line| line.trim_end_matches(','));
    let body = lines.collect::<Vec<_>>().join("\n");
    let same = [
        (" DEFAULT CURRENT_TIMESTAMP\n", " DEFAULT now()\n"),
        (" DEFAULT transaction_timestamp()", " DEFAULT now()"),
        (" DEFAULT (+ 5)", " DEFAULT 5"),
        (" DEFAULT '10000000000'::numeric", " DEFAULT '10000000000'::bigint"),
    ];
    same.iter().fold(without_zeros(&body), |body, (one, other)| body.replace(one, other))
}

/// A decimal default is the same with all the zeros of its scale.
fn without_zeros(body: &str) -> String {
    const DEFAULT: &str = " DEFAULT ";
    let mut parts = body.split(DEFAULT);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|letter: char| !matches!(letter, '0'..='9' | '.' | '-')).unwrap_or(part.len());
        let (number, rest) = part.split_at(end);
        let number = if number.contains('.') { number.trim_end_matches('0').trim_end_matches('.') } else { number };
        out.push_str(&format!("{DEFAULT}{number}{rest}"));
    }
    out
}

/// Is the part about something that the schema speaks of? What it is listed under has the words of the schema's list.
fn managed(kind: &str, name: &str, body: &str, model: &Model, left: &BTreeSet<String>) -> bool {
    let table = |name: &str| model.tables.iter().any(|table| table.name == name);
    let listed = |kind: &str, name: &str| left.contains(&format!("{kind}:{name}").to_lowercase());
    let inner = name.split_once(' ').map(|(table, inner)| format!("{table}.{inner}")).unwrap_or_default();
    match kind {
        "TABLE" => table(name),
        "CONSTRAINT" | "FK CONSTRAINT" | "CHECK CONSTRAINT" => {
            model.tables.iter().any(|table| name.starts_with(&format!("{} ", table.name)))
                && !listed("constraint", &inner)
        }
        "DEFAULT" => model.tables.iter().any(|table| name.starts_with(&format!("{} ", table.name))),
        "INDEX" => {
            let on = model.tables.iter().any(|table| {
                body.contains(&format!(" ON public.{} ", table.name))
                    || body.contains(&format!(" ON public.\"{}\" ", table.name.replace('"', "\"\"")))
            });
            on && !left
                .iter()
                .any(|item| item.starts_with("index:") && item.ends_with(&format!(".{}", name.to_lowercase())))
        }
        "COMMENT" => name.starts_with("COLUMN ") || name.starts_with("TABLE "),
        "SEQUENCE" | "SEQUENCE OWNED BY" => !listed("sequence", name),
        "TYPE" => model.find_enum(name).is_some(),
        _ => false,
    }
}

fn maria(scratch: &Scratch, model: &Model) -> Vec<String> {
    let mut command = mariadb(scratch, "mariadb-dump");
    command.args(["--no-data", "--compact", "--skip-triggers"]);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    // Binary defaults are printed as they are.
    let dump = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut parts = Vec::new();
    for table in &model.tables {
        let head = format!("CREATE TABLE `{}` (\n", table.name.replace('`', "``"));
        let Some((_, behind)) = dump.split_once(&head) else { panic!("{} is not in the dump", table.name) };
        let body = behind.split(";\n").next().unwrap_or_default();
        let left = |line: &String| {
            let name = line.strip_prefix("CONSTRAINT `").and_then(|rest| rest.split('`').next());
            name.is_some_and(|name| model.unmanaged.contains(&format!("constraint:{}.{name}", table.name)))
        };
        let lines = body.lines().map(|line| line.trim().trim_end_matches(',').to_owned()).filter(|line| !left(line));
        parts.extend(lines.flat_map(|line| alike(&line)).map(|line| format!("{}: {line}", table.name)));
    }
    parts
}

/// A line of MariaDB's dump without what means nothing to it: how wide a number is shown; that a reference is refused, which is so by
/// itself; which method was asked for, where there is one alone; how far numbering has come; how bytes are written; and whether a condition stands with its column or with the table, where the dump names it.
fn alike(line: &str) -> Vec<String> {
    let mut line =
        line.replace(" USING BTREE", "").replace(" USING HASH", "").replace("X'00'", "0x00").replace("X'ff'", "0xff");
    if let Some((before, rest)) = line.clone().split_once(" AUTO_INCREMENT=") {
        line = format!("{before}{}", rest.trim_start_matches(|letter: char| letter.is_ascii_digit()));
    }
    for word in ["NO ACTION", "RESTRICT"] {
        line = line.replace(&format!(" ON DELETE {word}"), "").replace(&format!(" ON UPDATE {word}"), "");
    }
    if !line.contains("zerofill") {
        for ty in ["tinyint", "smallint", "mediumint", "int", "bigint"] {
            let Some((before, rest)) = line.split_once(&format!("` {ty}(")) else { continue };
            let Some((width, behind)) = rest.split_once(')') else { continue };
            if (ty, width) != ("tinyint", "1") {
                line = format!("{before}` {ty}{behind}");
            }
        }
    }
    match line.split_once(" CHECK (") {
        Some((_, condition)) if line.starts_with("CONSTRAINT ") => vec![format!("CHECK ({condition}")],
        Some((column, condition)) => vec![column.to_owned(), format!("CHECK ({condition}")],
        None => vec![line],
    }
}
