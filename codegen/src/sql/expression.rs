//! SQL expressions: parsed where they are written, printed with every name quoted for the dialect.

use std::ops::ControlFlow;

use sqlparser::ast::{Expr, Ident, Value, VisitMut, VisitorMut};
use sqlparser::dialect::{Dialect as Grammar, GenericDialect};
use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::{Location, Token, Tokenizer};

use crate::dialect::{Dialect, Verbatim};
use crate::model::DialectKind;
use crate::span::Span;

/// Deeper expressions are refused rather than risked on the stack.
const DEPTH: usize = 100;

/// Why an expression was refused, with the bytes of its text that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Bytes of the expression's text.
    pub span: Span,
    /// The reason.
    pub message: String,
}

/// A name in an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Without quotes.
    pub name: String,
    /// Bytes of the expression's text.
    pub span: Span,
}

/// The columns that an expression names; `kind` picks the grammar, `None` the one for all dialects.
///
/// # Errors
/// When the text is not one whole expression over the columns of one row.
pub fn columns(text: &str, kind: Option<DialectKind>) -> Result<Vec<Name>, Refusal> {
    let mut expr = parse(text, grammar(kind))?;
    let mut collect = Collect { text, names: Vec::new(), refusal: None };
    let _ = VisitMut::visit(&mut expr, &mut collect);
    collect.refusal.map_or(Ok(collect.names), Err)
}

/// The expression as the dialect writes it.
///
/// # Errors
/// When the text is not one whole expression.
pub fn print(text: &str, dialect: &dyn Dialect) -> Result<Verbatim, Refusal> {
    // What is said for all dialects is read by the grammar for all, and only printed in this one's way.
    let mut expr = parse(text, &GenericDialect {}).or_else(|_| parse(text, dialect.grammar()))?;
    let _ = VisitMut::visit(&mut expr, &mut Requote { dialect });
    Ok(Verbatim::trusted(expr.to_string()))
}

/// The expression in the parser's own spelling, with every name in quotation marks: two that differ only in spelling are equal in
/// it. What cannot be read is given back as it is.
#[must_use]
pub fn normal(text: &str, kind: Option<DialectKind>) -> String {
    let read = parse(text, &GenericDialect {}).or_else(|_| parse(text, grammar(kind)));
    read.map_or_else(
        |_| text.to_owned(),
        |mut expr| {
            let _ = VisitMut::visit(&mut expr, &mut Quoted);
            expr.to_string()
        },
    )
}

struct Quoted;

impl VisitorMut for Quoted {
    type Break = ();

    fn pre_visit_expr(&mut self, expr: &mut Expr) -> ControlFlow<()> {
        if let Expr::Identifier(ident) = expr {
            ident.quote_style = Some('"');
        }
        ControlFlow::Continue(())
    }
}

pub(super) fn grammar(kind: Option<DialectKind>) -> &'static dyn Grammar {
    kind.map_or(&GenericDialect {}, |kind| crate::dialect::of(kind).grammar())
}

pub(crate) fn parse(text: &str, grammar: &dyn Grammar) -> Result<Expr, Refusal> {
    let whole = Span::new(0, text.len());
    let refuse = |error: ParserError| Refusal { span: whole, message: reason(&error) };
    let tokens = Tokenizer::new(grammar, text).tokenize_with_location();
    let tokens = tokens.map_err(|error| Refusal { span: whole, message: error.message })?;
    let mut parser = Parser::new(grammar).with_recursion_limit(DEPTH).with_tokens_with_locations(tokens);
    let expr = parser.parse_expr().map_err(refuse)?;
    let next = parser.peek_token();
    if next.token == Token::EOF {
        return Ok(expr);
    }
    let span = Span::new(offset(text, next.span.start), text.len());
    Err(Refusal { span, message: format!("an expression ends before `{}`", next.token) })
}

/// The parser's message without its own line and column, which count inside the expression.
fn reason(error: &ParserError) -> String {
    let message = match error {
        ParserError::TokenizerError(message) | ParserError::ParserError(message) => message.as_str(),
        ParserError::RecursionLimitExceeded => "it nests too deep",
    };
    message.split(" at Line:").next().unwrap_or(message).to_owned()
}

/// sqlparser counts lines and columns from 1, columns in characters.
fn offset(text: &str, at: Location) -> usize {
    let line_start: usize = text.split_inclusive('\n').take((at.line as usize).saturating_sub(1)).map(str::len).sum();
    let column = (at.column as usize).saturating_sub(1);
    let line = &text[line_start..];
    line_start + line.char_indices().nth(column).map_or(line.len(), |(offset, _)| offset)
}

struct Collect<'t> {
    text: &'t str,
    names: Vec<Name>,
    refusal: Option<Refusal>,
}

impl Collect<'_> {
    fn span(&self, ident: &Ident) -> Span {
        Span::new(offset(self.text, ident.span.start), offset(self.text, ident.span.end))
    }
}

impl VisitorMut for Collect<'_> {
    type Break = ();

    fn pre_visit_expr(&mut self, expr: &mut Expr) -> ControlFlow<()> {
        match expr {
            Expr::Identifier(ident) => {
                let span = self.span(ident);
                self.names.push(Name { name: ident.value.clone(), span });
            }
            Expr::CompoundIdentifier(parts) => {
                let span = parts.first().zip(parts.last());
                let span = span.map_or(Span::default(), |(a, b)| Span::new(self.span(a).start, self.span(b).end));
                self.refusal = Some(Refusal { span, message: "a column is named without its table here".to_owned() });
            }
            Expr::Subquery(_) | Expr::InSubquery { .. } | Expr::Exists { .. } => {
                let span = Span::new(0, self.text.len());
                self.refusal = Some(Refusal {
                    span,
                    message: "a query has no place here: the condition is about one row".to_owned(),
                });
            }
            _ => {}
        }
        ControlFlow::Continue(())
    }
}

struct Requote<'d> {
    dialect: &'d dyn Dialect,
}

impl VisitorMut for Requote<'_> {
    type Break = ();

    fn pre_visit_expr(&mut self, expr: &mut Expr) -> ControlFlow<()> {
        match expr {
            Expr::Identifier(ident) => ident.quote_style = Some(self.dialect.quote().identifier),
            Expr::Value(value) => self.value(&mut value.value),
            _ => {}
        }
        ControlFlow::Continue(())
    }
}

impl Requote<'_> {
    /// A backslash is one character in the schema, whatever the dialect makes of it.
    fn value(&self, value: &mut Value) {
        if let Value::SingleQuotedString(text) = value
            && self.dialect.quote().backslash
        {
            *text = text.replace('\\', "\\\\");
        }
    }
}
