//! Sequences: what numbers columns, and what stands by itself.

use schemalock::migrate::Engine;
use schemalock_codegen::inventory::{Column, Numbering, NumberingKind, Unmanaged};

use super::super::text::joined;
use super::{Catalogue, Fields, Tables};

/// The default is what `serial` would write.
const SEQUENCES: &str = "
SELECT c.relname, o.relname, a.attname, p.deptype, format('nextval(%L::regclass)', c.oid::regclass::text),
    format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle
FROM pg_catalog.pg_sequence s
JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid
LEFT JOIN pg_catalog.pg_depend p ON p.classid = 'pg_catalog.pg_class'::regclass AND p.objid = c.oid AND p.objsubid = 0
    AND p.refclassid = 'pg_catalog.pg_class'::regclass AND p.refobjsubid > 0 AND p.deptype IN ('a', 'i')
LEFT JOIN pg_catalog.pg_class o ON o.oid = p.refobjid
LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = p.refobjid AND a.attnum = p.refobjsubid
WHERE coalesce(o.relnamespace, c.relnamespace) = @here AND @own";

/// A sequence, and the column that owns it.
struct Sequence {
    name: String,
    table: Option<String>,
    column: String,
    identity: bool,
    default: String,
    ty: String,
    start: i128,
    increment: i128,
    min: i128,
    max: i128,
    cache: i128,
    cycle: bool,
}

/// Gives columns their numbering; says which sequences are left.
pub(super) async fn read<E: Engine>(
    catalogue: &mut Catalogue<'_, E>,
    tables: &mut Tables,
) -> anyhow::Result<Vec<Unmanaged>> {
    let mut free = Vec::new();
    for row in catalogue.ask(SEQUENCES).await? {
        let sequence = Sequence::of(row)?;
        let table = sequence.table.as_deref().and_then(|table| tables.get(table));
        let column = table.and_then(|table| table.columns.iter_mut().find(|column| column.name == sequence.column));
        if !column.is_some_and(|column| sequence.numbers(column)) && !sequence.identity {
            free.push(sequence.unmanaged());
        }
    }
    Ok(free)
}

impl Sequence {
    fn of(mut row: Fields) -> anyhow::Result<Self> {
        Ok(Self {
            name: row.text(),
            table: row.some(),
            column: row.text(),
            identity: row.text() == "i",
            default: row.text(),
            ty: row.text(),
            start: row.text().parse()?,
            increment: row.text().parse()?,
            min: row.text().parse()?,
            max: row.text().parse()?,
            cache: row.text().parse()?,
            cycle: row.flag(),
        })
    }

    /// Is it a part of the column? Says so at the column.
    fn numbers(&self, column: &mut Column) -> bool {
        if self.identity {
            if let Some(numbering) = &mut column.numbering {
                numbering.options = self.options();
            }
            return true;
        }
        let serial = column.default.as_ref() == Some(&self.default)
            && column.ty == self.ty
            && self.options().is_empty()
            && self.table.as_ref().is_some_and(|table| self.name == serial_name(table, &self.column));
        if serial {
            column.default = None;
            column.numbering = Some(Numbering { by: NumberingKind::Serial, options: String::new() });
        }
        serial
    }

    /// What differs from the defaults, in the order in which the engine prints it.
    fn options(&self) -> String {
        let (least, most) = limits(&self.ty);
        let up = self.increment > 0;
        let (min, max) = if up { (1, most) } else { (least, -1) };
        let start = if up { self.min } else { self.max };
        let say = |word: &str, value: i128, usual: i128| {
            if value == usual { String::new() } else { format!("{word} {value}") }
        };
        joined([
            say("START WITH", self.start, start).as_str(),
            &say("INCREMENT BY", self.increment, 1),
            &say("MINVALUE", self.min, min),
            &say("MAXVALUE", self.max, max),
            &say("CACHE", self.cache, 1),
            if self.cycle { "CYCLE" } else { "" },
        ])
    }

    fn unmanaged(self) -> Unmanaged {
        let ty = if self.ty == "bigint" { String::new() } else { format!("AS {}", self.ty) };
        let owner = self.table.as_ref().map(|table| format!("OWNED BY {table}.{}", self.column)).unwrap_or_default();
        let definition = joined([ty.as_str(), &self.options(), &owner]);
        Unmanaged { kind: "sequence".to_owned(), name: self.name, definition, origin: None }
    }
}

fn limits(ty: &str) -> (i128, i128) {
    match ty {
        "smallint" => (i16::MIN.into(), i16::MAX.into()),
        "integer" => (i32::MIN.into(), i32::MAX.into()),
        _ => (i64::MIN.into(), i64::MAX.into()),
    }
}

/// The name that `serial` gives: of table and column, the longer one loses letters until there is room.
fn serial_name(table: &str, column: &str) -> String {
    const ROOM: usize = 63 - "__seq".len();
    let (mut one, mut other) = (table.len(), column.len());
    while one + other > ROOM {
        *(if one > other { &mut one } else { &mut other }) -= 1;
    }
    format!("{}_{}_seq", &table[..table.floor_char_boundary(one)], &column[..column.floor_char_boundary(other)])
}

#[cfg(test)]
mod tests {
    use schemalock_codegen::inventory::{Column, NumberingKind};

    use super::super::Fields;
    use super::{Sequence, serial_name};

    const DEFAULT: &str = "nextval('t_id_seq'::regclass)";

    fn sequence(name: &str, dependency: &str, numbers: [&str; 6]) -> Sequence {
        let about = [name, "t", "id", dependency, DEFAULT, "integer"];
        Sequence::of(Fields::written(&[about.as_slice(), &numbers].concat())).unwrap()
    }

    fn column() -> Column {
        Column {
            name: "id".to_owned(),
            ty: "integer".to_owned(),
            default: Some(DEFAULT.to_owned()),
            ..Column::default()
        }
    }

    #[test]
    fn serial_is_a_sequence_of_that_name_without_options() {
        let usual = ["1", "1", "1", "2147483647", "1", "f"];
        let mut serial = column();
        assert!(sequence("t_id_seq", "a", usual).numbers(&mut serial));
        assert_eq!((serial.numbering.unwrap().by, serial.default), (NumberingKind::Serial, None));
        let mut other = column();
        assert!(!sequence("mine", "a", usual).numbers(&mut other));
        assert!(!sequence("t_id_seq", "a", ["5", "1", "1", "2147483647", "1", "f"]).numbers(&mut other));
        assert!(!sequence("t_id_seq", "a", usual).numbers(&mut Column { ty: "bigint".to_owned(), ..column() }));
        assert_eq!(other, column());
    }

    #[test]
    fn options_are_what_differs_from_the_defaults_of_the_direction() {
        let options = |numbers| sequence("s", "-", numbers).options();
        assert_eq!(options(["-1", "-1", "-2147483648", "-1", "1", "f"]), "INCREMENT BY -1");
        assert_eq!(options(["10", "5", "10", "2147483647", "20", "t"]), "INCREMENT BY 5 MINVALUE 10 CACHE 20 CYCLE");
    }

    #[test]
    fn names_of_sequences_are_cut_as_the_engine_cuts_them() {
        assert_eq!(serial_name("t", "id"), "t_id_seq");
        let (table, column) = ("t".repeat(50), "c".repeat(40));
        assert_eq!(serial_name(&table, &column), format!("{}_{}_seq", "t".repeat(29), "c".repeat(29)));
        assert_eq!(serial_name(&"ä".repeat(30), "id"), format!("{}_id_seq", "ä".repeat(28)));
    }
}
