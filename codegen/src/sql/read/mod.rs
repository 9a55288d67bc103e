//! SQL text — a schema file, a dump, a folder of migrations — to an [`Inventory`].
//!
//! `split` cuts each file into statements as the database's own client would; `grammar` reads each to what it does; `fold` does that, one
//! after another; and the dialect adds what its engine adds in silence (`Reading`). Texts of expressions and types are the source's own.
//! What changes nothing of a schema is passed over by a written list (`grammar::passed`); what is not known is reported, and never dropped.

mod block;
mod cursor;
mod draft;
mod fold;
mod grammar;
mod lex;
mod lexis;
mod op;
mod reading;
mod split;
mod text;

pub use draft::{Constraint, Definition, DraftKey};
pub use fold::Catalogue;
pub(crate) use fold::{Sequence, is_plain, key, leading, mentioned, mentions, part_name, respell, respell_parts, same};
pub use lexis::{Bodies, Client, Lexis};
pub use reading::{Reading, Space};
pub(crate) use text::names;

use rayon::prelude::*;

use crate::inventory::{Inventory, Origin};
use crate::model::DialectKind;

/// One text.
#[derive(Clone, Copy, Debug)]
pub struct SqlFile<'a> {
    /// The file, as the person gave it.
    pub name: &'a str,
    /// What is in it.
    pub text: &'a str,
}

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadSql {
    /// What there is when all statements have run.
    pub inventory: Inventory,
    /// What was not understood, in the order of the text.
    pub unsupported: Vec<Unsupported>,
}

/// A statement that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsupported {
    /// Where the part that was not understood stands.
    pub origin: Origin,
    /// The column there, from 1, in characters.
    pub column: u32,
    /// The statement's first words, on one line.
    pub statement: String,
    /// Why.
    pub reason: String,
}

/// Reads files in the order in which they would be run.
#[must_use]
pub fn read(files: &[SqlFile<'_>], kind: DialectKind) -> ReadSql {
    read_within(files, kind, None)
}

/// Reads files as they would be run in a database whose texts are compared by that collation (MariaDB and MySQL).
#[must_use]
pub fn read_within(files: &[SqlFile<'_>], kind: DialectKind, collation: Option<&str>) -> ReadSql {
    let run = |home: Option<&str>| {
        let mut reader = Reader::new(kind, home, collation);
        reader.files(files);
        reader
    };
    let reader = run(None);
    // A schema that lives in a namespace of its own is read there.
    let home = reader.catalogue.other_home();
    home.map_or(reader, |home| run(Some(&home))).finish()
}

/// Reads files and does what their statements do.
pub(crate) struct Reader {
    catalogue: Catalogue,
    unsupported: Vec<Unsupported>,
}

impl Reader {
    pub(crate) fn new(kind: DialectKind, home: Option<&str>, collation: Option<&str>) -> Self {
        Self { catalogue: Catalogue::new(kind, home, collation), unsupported: Vec::new() }
    }

    /// Reads the files, whose statements run in this order.
    pub(crate) fn files(&mut self, files: &[SqlFile<'_>]) {
        let (lexis, home) = (self.catalogue.lexis(), self.catalogue.home());
        // What a statement says depends on no other; what it does, on all before it.
        let read: Vec<Vec<Said<'_>>> = files.par_iter().map(|file| statements(file, lexis, home)).collect();
        for (file, said) in files.iter().zip(read) {
            said.into_iter().for_each(|said| self.run(file, said));
        }
    }

    fn run(&mut self, file: &SqlFile<'_>, said: Said<'_>) {
        let Said { piece, mut place, ops } = said;
        let origin = Origin { file: file.name.to_owned(), line: place.line };
        let done = ops.and_then(|ops| {
            let done = ops.into_iter().try_for_each(|op| self.catalogue.apply(op, &origin));
            done.map_err(|reason| cursor::Refused { at: piece.start, reason })
        });
        if let Err(refused) = done {
            place.go_to(refused.at);
            self.unsupported.push(unsupported(file, &piece, &place, refused.reason));
        }
    }

    pub(crate) fn finish(self) -> ReadSql {
        let finished = self.catalogue.finish();
        let mut unsupported = self.unsupported;
        unsupported.extend(finished.unknown.into_iter().map(|(name, origin)| Unsupported {
            origin: origin.unwrap_or(Origin { file: String::new(), line: 0 }),
            column: 1,
            statement: format!("CREATE TABLE {name} AS"),
            reason: "its columns follow from a query".to_owned(),
        }));
        ReadSql { inventory: finished.inventory, unsupported }
    }
}

/// A statement, read.
struct Said<'a> {
    piece: split::Piece,
    /// Where it begins.
    place: Place<'a>,
    ops: cursor::Read<Vec<op::Op>>,
}

fn statements<'a>(file: &SqlFile<'a>, lexis: &'static Lexis, home: &str) -> Vec<Said<'a>> {
    let mut splitter = split::Splitter::new(file.text, lexis);
    let (mut tokens, mut all) = (Vec::new(), Vec::new());
    let mut place = Place { text: file.text, at: 0, line: 1, column: 1 };
    while let Some(piece) = splitter.next(&mut tokens) {
        place.go_to(piece.start);
        let ops = match piece.what {
            split::What::Statement => grammar::statement(&mut cursor::Cursor::new(file.text, &tokens, lexis, home)),
            split::What::Broken(reason) | split::What::Command(reason) => {
                Err(cursor::Refused { at: piece.start, reason: reason.to_owned() })
            }
        };
        all.push(Said { piece, place, ops });
    }
    all
}

fn unsupported(file: &SqlFile<'_>, piece: &split::Piece, place: &Place<'_>, reason: String) -> Unsupported {
    const LONGEST: usize = 60;
    // A statement can be megabytes long.
    let head: String = file.text[piece.start..piece.end].chars().take(LONGEST * 8).collect();
    let statement = text::line(&head).chars().take(LONGEST).collect();
    let origin = Origin { file: file.name.to_owned(), line: place.line };
    Unsupported { origin, column: place.column, statement, reason }
}

/// Counts lines and columns on the way through a text.
#[derive(Clone, Copy)]
struct Place<'a> {
    text: &'a str,
    at: usize,
    line: u32,
    column: u32,
}

impl Place<'_> {
    /// Goes on to a byte; back it cannot go.
    fn go_to(&mut self, at: usize) {
        let at = at.min(self.text.len()).max(self.at);
        let passed = &self.text[self.at..at];
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        if let Some(last) = passed.rfind('\n') {
            self.line = self.line.saturating_add(count(passed.bytes().filter(|byte| *byte == b'\n').count()));
            self.column = 1;
            self.column += count(passed[last + 1..].chars().count());
        } else {
            self.column = self.column.saturating_add(count(passed.chars().count()));
        }
        self.at = at;
    }
}
