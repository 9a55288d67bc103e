//! Every look-up on an engine: its plans, and its times on a small and a large database.

pub mod of_models;
pub mod plans;
pub mod times;

use anyhow::Result;
use integrations::{App, Connection, Node, NodeConnection, Scenario};
use schemalock::store::{Database, Statements, sql};

use self::plans::Planned;
use self::times::Timed;
use super::fill::Filled;
use super::plan::Explain;
use crate::Engine;

pub use schemalock::store::sql::Form;

/// What is asked of a look-up.
pub const FORMS: [Form; 5] = [Form::All, Form::First, Form::Page, Form::After, Form::Count];
/// How many rows a page has.
pub const PAGE: u32 = 20;

/// The word for it in a report.
#[must_use]
pub const fn word(form: Form) -> &'static str {
    match form {
        Form::All => "all",
        Form::First => "first",
        Form::Page => "page",
        Form::After => "after",
        Form::Count => "count",
    }
}

/// The statement that a store sends.
fn statement<M: Statements<DB>, DB: Database>(index: usize, form: Form) -> &'static str {
    let sql::Lookup { all, first, page, after, count } = M::SQL.by[index];
    match form {
        Form::All => all,
        Form::First => first,
        Form::Page => page,
        Form::After => after,
        Form::Count => count,
    }
}

/// The plans of all look-ups.
///
/// # Errors
/// The database refuses.
pub async fn plans<DB: Explain>(engine: Engine, filled: &Filled<DB>) -> Result<Vec<Planned>>
where
    App: Statements<DB>,
    Connection: Statements<DB>,
    Scenario: Statements<DB>,
    Node: Statements<DB>,
    NodeConnection: Statements<DB>,
{
    let mut all = plans::plans::<App, DB>(filled, engine).await?;
    all.extend(plans::plans::<Connection, DB>(filled, engine).await?);
    all.extend(plans::plans::<Scenario, DB>(filled, engine).await?);
    all.extend(plans::plans::<Node, DB>(filled, engine).await?);
    all.extend(plans::plans::<NodeConnection, DB>(filled, engine).await?);
    Ok(all)
}

/// The times of all look-ups: of rare values, so many calls each.
///
/// # Errors
/// The database refuses.
pub async fn times<DB: Database>(small: &Filled<DB>, large: &Filled<DB>, calls: usize) -> Result<Vec<Timed>>
where
    App: Statements<DB>,
    Connection: Statements<DB>,
    Scenario: Statements<DB>,
    Node: Statements<DB>,
    NodeConnection: Statements<DB>,
{
    let mut all = times::times::<App, DB>(small, large, calls).await?;
    all.extend(times::times::<Connection, DB>(small, large, calls).await?);
    all.extend(times::times::<Scenario, DB>(small, large, calls).await?);
    all.extend(times::times::<Node, DB>(small, large, calls).await?);
    all.extend(times::times::<NodeConnection, DB>(small, large, calls).await?);
    Ok(all)
}
