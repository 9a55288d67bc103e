//! Pairs of models with rows between them: what migrations are held against.
//!
//! Terms. A *pair* is a model and the same model after some edits; both are valid, and every engine of their targets takes
//! them. Its *rows* obey the first model. The [`law`] is what has to hold on a real engine when the migration from one to the
//! other is applied and taken back. What is random comes from a seed ([`random`]); a pair that breaks the law is made smaller
//! ([`shrink`]) and stays as a folder of `tests/regressions/pairs` ([`store`]).
//!
//! Nothing here asks the planner what it thinks: which rows fit is told by [`judge`], what becomes of a value by [`convert`].

pub mod applier;
pub mod base;
pub mod convert;
pub mod database;
pub mod edit;
pub mod expect;
pub mod judge;
pub mod kill;
pub mod law;
pub mod normalise;
pub mod random;
pub mod rows;
pub mod run;
pub mod sample;
pub mod script;
pub mod shrink;
pub mod store;
pub mod value;

pub use judge::{Row, Rows};
pub use random::Random;
pub use value::Value;

use schemalock_codegen::compile;
use schemalock_codegen::diagnostic::{Format, Source, has_errors, render};
use schemalock_codegen::emit::yaml::emit;
use schemalock_codegen::model::{Column, Model, Type};

use crate::Engine;

/// A model before and after an edit.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Before.
    pub a: Model,
    /// After.
    pub b: Model,
}

impl Pair {
    /// The pair of two models, as their texts read.
    ///
    /// # Errors
    /// What the compiler finds in either of them.
    pub fn of(a: &Model, b: &Model) -> Result<Self, String> {
        let a = compiled(&emit(a), None)?;
        let b = compiled(&emit(b), Some(&a))?;
        Ok(Self { a, b })
    }

    /// The pair of two texts.
    ///
    /// # Errors
    /// What the compiler finds in either of them.
    pub fn read(a: &str, b: &str) -> Result<Self, String> {
        let a = compiled(a, None)?;
        let b = compiled(b, Some(&a))?;
        Ok(Self { a, b })
    }

    /// The model of a text, after a recorded one.
    ///
    /// # Errors
    /// What the compiler finds.
    pub fn after(recorded: &Model, text: &str) -> Result<Model, String> {
        compiled(text, Some(recorded))
    }

    /// The pair that belongs to a seed, for an engine. What the compiler refuses is drawn again, from where the last one ended.
    ///
    /// # Errors
    /// The findings about the drawn models, when none of the draws was valid.
    pub fn random(random: &mut Random, engine: Engine, drawn: &mut Drawn) -> Result<Self, String> {
        let mut last = String::new();
        for _ in 0..20 {
            drawn.all += 1;
            let made = base::model(random, engine);
            let a = match compiled(&emit(&made), None) {
                Ok(a) => a,
                Err(findings) => {
                    last = findings;
                    drawn.refused.push(last.clone());
                    continue;
                }
            };
            match Self::of(&a, &edit::edited(random, &a)) {
                Ok(pair) if pair.a != pair.b => return Ok(pair),
                Ok(_) => drawn.all -= 1,
                Err(findings) => {
                    last = findings;
                    drawn.refused.push(last.clone());
                }
            }
        }
        Err(last)
    }
}

/// How many pairs were drawn, and what was found in those that were refused.
#[derive(Clone, Debug, Default)]
pub struct Drawn {
    /// All of them.
    pub all: usize,
    /// The findings.
    pub refused: Vec<String>,
}

fn compiled(text: &str, recorded: Option<&Model>) -> Result<Model, String> {
    let compiled = compile(text.as_bytes(), recorded);
    let source = Source { name: "schema.yaml", text };
    match compiled.model {
        Some(model) if !has_errors(&compiled.findings) => Ok(model),
        _ => {
            let errors: Vec<_> =
                compiled.findings.into_iter().filter(|f| has_errors(std::slice::from_ref(f))).collect();
            Err(render(&source, &errors, Format::Human { colour: false }))
        }
    }
}

/// The type as which a database holds a column: a sealed value is text.
#[must_use]
pub fn held_as(column: &Column) -> Type {
    if column.encrypted.is_some() { Type::Text } else { column.ty.clone() }
}
