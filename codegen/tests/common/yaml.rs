//! YAML as nobody should write it: any layout, quotes, comments and blank lines that YAML allows.

use std::fmt::Write as _;

use super::Draws;

/// Keys, with those of the language among them, since layout goes by them.
const KEYS: [&str; 24] = [
    "tables",
    "columns",
    "indexes",
    "unique",
    "check",
    "values",
    "enums",
    "targets",
    "foreign_keys",
    "a",
    "id",
    "description",
    "longer_key_name",
    "\"in quotes\"",
    "'it''s'",
    "\"word\"",
    "1",
    "null",
    "é",
    "two words",
    "\"yes\"",
    "\"\"",
    "a.b",
    "x-y",
];

/// Scalars that can stand anywhere.
const SCALARS: [&str; 22] = [
    "word",
    "true",
    "12",
    "-1.5",
    "~",
    "null",
    "\"quoted\"",
    "'single'",
    "'it''s'",
    "\"a\\n\\tb\"",
    "\"\"",
    "a:b",
    "a#b",
    "é 🦀",
    "two words",
    "\"{ not: a map }\"",
    "'# no comment'",
    "\"- \"",
    "x?y",
    "-x",
    "?x",
    ":x",
];

/// Scalars that brackets would break.
const BLOCK_SCALARS: [&str; 7] = ["a, b", "f(x, [y])", "decimal(9,2)", "a}}", "a]", "b}c", "it's, here"];

/// A document, valid but for some corners that YAML forbids.
pub(crate) fn document(draws: &mut Draws) -> String {
    let mut writer = Writer { draws, out: String::new(), comments: 0 };
    if writer.draws.once_in(8) {
        writer.out.push_str("---");
        writer.end_line();
    }
    writer.before(0);
    writer.map(0, 4);
    writer.before(0);
    writer.out
}

struct Writer<'d> {
    draws: &'d mut Draws,
    out: String,
    comments: usize,
}

impl Writer<'_> {
    /// Blank lines and comments on lines of their own, indented as it happens.
    fn before(&mut self, indent: usize) {
        for _ in 0..self.draws.below(3) {
            if self.draws.once_in(3) {
                let indent = self.draws.below(indent + 5);
                self.indent(indent);
                self.comment();
                self.out.push('\n');
            } else if self.draws.once_in(2) {
                self.out.push_str(["\n", "  \n", "\n\n\n"][self.draws.below(3)]);
            }
        }
    }

    fn comment(&mut self) {
        self.comments += 1;
        let words = *self.draws.pick(&["", " words", "### - a: [b", " \"quoted\" é", " | x"]);
        let _ = write!(self.out, "#{}{words}", self.comments);
    }

    fn indent(&mut self, indent: usize) {
        self.out.extend(std::iter::repeat_n(' ', indent));
    }

    fn end_line(&mut self) {
        if self.draws.once_in(5) {
            self.out.push_str([" ", "  ", " \t"][self.draws.below(3)]);
            self.comment();
        } else if self.draws.once_in(8) {
            self.out.push_str("  ");
        }
        self.out.push('\n');
    }

    fn map(&mut self, indent: usize, depth: usize) {
        for at in 0..1 + self.draws.below(4) {
            if at > 0 {
                self.before(indent);
                self.indent(indent);
            }
            let key = *self.draws.pick(&KEYS);
            self.out.push_str(key);
            self.out.push(':');
            self.value(indent, depth, true);
        }
    }

    fn list(&mut self, indent: usize, depth: usize) {
        for at in 0..1 + self.draws.below(4) {
            if at > 0 {
                self.before(indent);
                self.indent(indent);
            }
            self.out.push('-');
            self.value(indent, depth, false);
        }
    }

    /// What stands behind a colon or a dash, to the end of its last line.
    fn value(&mut self, indent: usize, depth: usize, is_map: bool) {
        match self.draws.below(if depth == 0 { 7 } else { 12 }) {
            0..=3 => self.scalar(),
            4 => self.end_line(),
            5 => self.block_scalar(indent),
            6 => self.many_lines(indent),
            7 | 8 => {
                self.out.push(' ');
                self.flow(indent, depth);
                self.end_line();
            }
            kind => self.nested(indent, depth, is_map, kind == 9),
        }
    }

    fn nested(&mut self, indent: usize, depth: usize, is_map: bool, list: bool) {
        if !is_map && self.draws.once_in(2) {
            // Behind the dash itself.
            self.out.push(' ');
            return if list { self.list(indent + 2, depth - 1) } else { self.map(indent + 2, depth - 1) };
        }
        self.end_line();
        let deeper = if list && is_map { self.draws.below(4) } else { 1 + self.draws.below(4) };
        self.before(indent + deeper);
        self.indent(indent + deeper);
        if list { self.list(indent + deeper, depth - 1) } else { self.map(indent + deeper, depth - 1) }
    }

    fn scalar(&mut self) {
        self.out.push_str([" ", "   "][self.draws.below(2)]);
        let scalar = if self.draws.once_in(4) { *self.draws.pick(&BLOCK_SCALARS) } else { *self.draws.pick(&SCALARS) };
        self.out.push_str(scalar);
        self.end_line();
    }

    fn block_scalar(&mut self, indent: usize) {
        let style = *self.draws.pick(&[" |", " >", " |-", " >-", " |+", " >+"]);
        self.out.push_str(style);
        let explicit = self.draws.once_in(4);
        if explicit {
            self.out.push('3');
        }
        self.end_line();
        let more = if explicit { 3 } else { 1 + self.draws.below(4) };
        for at in 0..1 + self.draws.below(4) {
            let line = *self.draws.pick(&["text", "# no comment", "a: b", "", "  deeper", "- dash  ", "é"]);
            if !line.is_empty() {
                self.indent(indent + more);
                self.out.push_str(if at == 0 && !explicit { line.trim_start() } else { line });
            }
            self.out.push('\n');
        }
    }

    fn many_lines(&mut self, indent: usize) {
        let (open, close) = *self.draws.pick(&[("", ""), ("\"", "\""), ("'", "'")]);
        let _ = write!(self.out, " {open}first");
        for _ in 0..1 + self.draws.below(3) {
            self.out.push_str(["\n", "  \n", "\n\n", if open == "\"" { "\\\n" } else { "\n" }][self.draws.below(4)]);
            let deeper = 1 + self.draws.below(4);
            self.indent(indent + deeper);
            self.out.push_str(["more", "and, more", "it"][self.draws.below(3)]);
        }
        self.out.push_str(close);
        self.end_line();
    }

    /// A map or list in brackets, which may run over several lines.
    fn flow(&mut self, indent: usize, depth: usize) {
        let is_map = self.draws.once_in(2);
        self.out.push(if is_map { '{' } else { '[' });
        let count = self.draws.below(4);
        for at in 0..count {
            self.gap(indent);
            self.flow_slot(indent, depth, is_map);
            self.gap(indent);
            if at + 1 < count || self.draws.once_in(4) {
                self.out.push(',');
            }
        }
        self.gap(indent);
        self.out.push(if is_map { '}' } else { ']' });
    }

    fn flow_slot(&mut self, indent: usize, depth: usize, is_map: bool) {
        if is_map {
            let key = *self.draws.pick(&KEYS);
            self.out.push_str(key);
            if self.draws.once_in(6) {
                return;
            }
            self.out.push_str(": ");
        }
        match self.draws.below(if depth == 0 { 3 } else { 5 }) {
            0..=2 => {
                let scalar = *self.draws.pick(&SCALARS);
                self.out.push_str(scalar);
            }
            _ => self.flow(indent, depth - 1),
        }
    }

    /// Blanks, and perhaps a line end, between brackets.
    fn gap(&mut self, indent: usize) {
        match self.draws.below(6) {
            0..=2 => {}
            3 => self.out.push(' '),
            4 => {
                self.out.push('\n');
                let deeper = 1 + self.draws.below(4);
                self.indent(indent + deeper);
            }
            _ => {
                self.out.push(' ');
                self.comment();
                self.out.push('\n');
                self.indent(indent + 1);
            }
        }
    }
}
