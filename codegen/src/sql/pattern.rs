//! Regular expressions that mean the same in Rust, PostgreSQL, MariaDB, MySQL and JavaScript.
//!
//! The subset: literal characters, `[…]` classes of characters and ranges, groups, alternatives, `* + ? {n,m}` with bounds
//! up to 255, `^` and `$`, and the escapes of punctuation and of tab, line feed and carriage return. Left out on purpose: the dot
//! (engines differ on line breaks), `\d \w \s` and `[[:alpha:]]` (engines differ beyond ASCII), `\b`, lazy quantifiers,
//! back-references and look-around (not in every engine), flags.

use regex_syntax::ast::parse::Parser;
use regex_syntax::ast::{
    AssertionKind, Ast, ClassSetItem, GroupKind, Literal, LiteralKind, RepetitionKind, RepetitionRange, Span as ReSpan,
    SpecialLiteralKind, Visitor,
};

use super::expression::Refusal;
use crate::span::Span;

/// PostgreSQL's DUPMAX.
const MOST_REPEATS: u32 = 255;

/// Holds a pattern against the subset.
///
/// # Errors
/// Every part that is outside, with its bytes in the pattern.
pub fn check(pattern: &str) -> Result<(), Vec<Refusal>> {
    let ast = Parser::new().parse(pattern).map_err(|error| vec![refusal(error.span(), &error.kind().to_string())])?;
    let refusals = regex_syntax::ast::visit(&ast, Check { refusals: Vec::new() }).unwrap_or_default();
    if refusals.is_empty() { Ok(()) } else { Err(refusals) }
}

/// The pattern with its anchors written in an engine's own way: `$` also matches before a final line break in some.
#[must_use]
pub fn with_anchors(pattern: &str, start: &str, end: &str) -> String {
    let Ok(ast) = Parser::new().parse(pattern) else { return pattern.to_owned() };
    let anchors = regex_syntax::ast::visit(&ast, Anchors { found: Vec::new() }).unwrap_or_default();
    let mut out = String::with_capacity(pattern.len() + anchors.len());
    let mut from = 0;
    for (span, is_start) in anchors {
        out.push_str(&pattern[from..span.start]);
        out.push_str(if is_start { start } else { end });
        from = span.end;
    }
    out.push_str(&pattern[from..]);
    out
}

fn refusal(span: &ReSpan, message: &str) -> Refusal {
    Refusal { span: Span::new(span.start.offset, span.end.offset), message: message.to_owned() }
}

struct Check {
    refusals: Vec<Refusal>,
}

impl Check {
    fn refuse(&mut self, span: &ReSpan, message: &str) {
        self.refusals.push(refusal(span, message));
    }

    fn literal(&mut self, literal: &Literal) {
        let portable = match &literal.kind {
            LiteralKind::Verbatim | LiteralKind::Meta => true,
            LiteralKind::Special(kind) => {
                matches!(
                    kind,
                    SpecialLiteralKind::Tab | SpecialLiteralKind::LineFeed | SpecialLiteralKind::CarriageReturn
                )
            }
            _ => false,
        };
        if !portable {
            self.refuse(
                &literal.span,
                "this escape does not mean the same in every target; write the character itself",
            );
        }
    }
}

impl Visitor for Check {
    type Output = Vec<Refusal>;
    type Err = ();

    fn finish(self) -> Result<Vec<Refusal>, ()> {
        Ok(self.refusals)
    }

    fn visit_pre(&mut self, ast: &Ast) -> Result<(), ()> {
        match ast {
            Ast::Dot(span) => self.refuse(span, "`.` differs on line breaks; write a class such as `[^\\n]`"),
            Ast::Flags(flags) => self.refuse(&flags.span, "flags are not in every target"),
            Ast::ClassPerl(class) => {
                self.refuse(&class.span, "this class differs beyond ASCII; write it out, such as `[0-9]`")
            }
            Ast::ClassUnicode(class) => {
                self.refuse(&class.span, "Unicode classes are not in every target; write the range out")
            }
            Ast::Literal(literal) => self.literal(literal),
            Ast::Assertion(assertion)
                if !matches!(assertion.kind, AssertionKind::StartLine | AssertionKind::EndLine) =>
            {
                self.refuse(&assertion.span, "only `^` and `$` are in every target");
            }
            Ast::Repetition(repetition) => {
                if !repetition.greedy {
                    self.refuse(&repetition.op.span, "lazy repetition is not in every target");
                }
                if most(&repetition.op.kind) > MOST_REPEATS {
                    self.refuse(&repetition.op.span, "more than 255 repeats are not in every target; use `max_length`");
                }
                // `a*+` is a possessive repetition in MariaDB, and an error in PostgreSQL; `^*` is one there, too.
                if matches!(*repetition.ast, Ast::Repetition(_) | Ast::Assertion(_)) {
                    self.refuse(
                        &repetition.op.span,
                        "only characters, classes and groups are repeated in every target; put the rest in a group",
                    );
                }
            }
            Ast::Group(group) if !matches!(group.kind, GroupKind::CaptureIndex(_)) && !is_plain(&group.kind) => {
                self.refuse(&group.span, "named groups and flags are not in every target");
            }
            _ => {}
        }
        Ok(())
    }

    fn visit_class_set_item_pre(&mut self, item: &ClassSetItem) -> Result<(), ()> {
        match item {
            ClassSetItem::Literal(literal) => self.literal(literal),
            ClassSetItem::Range(range) => {
                self.literal(&range.start);
                self.literal(&range.end);
            }
            ClassSetItem::Ascii(class) => {
                self.refuse(&class.span, "named classes are not in every target; write it out")
            }
            ClassSetItem::Unicode(class) => self.refuse(&class.span, "Unicode classes are not in every target"),
            ClassSetItem::Perl(class) => {
                self.refuse(&class.span, "this class differs beyond ASCII; write it out, such as `0-9`")
            }
            ClassSetItem::Bracketed(class) => {
                self.refuse(&class.span, "a class inside a class is not in every target; escape the bracket")
            }
            ClassSetItem::Empty(_) | ClassSetItem::Union(_) => {}
        }
        Ok(())
    }

    fn visit_class_set_binary_op_pre(&mut self, op: &regex_syntax::ast::ClassSetBinaryOp) -> Result<(), ()> {
        self.refuse(&op.span, "`&&`, `--` and `~~` in a class are not in every target");
        Ok(())
    }
}

fn is_plain(kind: &GroupKind) -> bool {
    matches!(kind, GroupKind::NonCapturing(flags) if flags.items.is_empty())
}

fn most(kind: &RepetitionKind) -> u32 {
    match kind {
        RepetitionKind::Range(
            RepetitionRange::Exactly(n) | RepetitionRange::AtLeast(n) | RepetitionRange::Bounded(_, n),
        ) => *n,
        _ => 0,
    }
}

struct Anchors {
    found: Vec<(Span, bool)>,
}

impl Visitor for Anchors {
    type Output = Vec<(Span, bool)>;
    type Err = ();

    fn finish(self) -> Result<Self::Output, ()> {
        Ok(self.found)
    }

    fn visit_pre(&mut self, ast: &Ast) -> Result<(), ()> {
        if let Ast::Assertion(assertion) = ast {
            let span = Span::new(assertion.span.start.offset, assertion.span.end.offset);
            self.found.push((span, assertion.kind == AssertionKind::StartLine));
        }
        Ok(())
    }

    fn visit_class_set_binary_op_in(&mut self, _: &regex_syntax::ast::ClassSetBinaryOp) -> Result<(), ()> {
        Ok(())
    }
}
