//! The plan of every statement of every look-up.

use std::fmt;

use anyhow::Result;
use schemalock::Model;
use schemalock::store::Lookup;
use serde_json::Value as Json;

use super::{FORMS, Form, PAGE, statement, word};
use crate::Engine;
use crate::loads::fill::Filled;
use crate::loads::look_ups::of_models::LookUps;
use crate::loads::plan::{Bound, Explain, Plan, PlanMode};

/// How a statement is answered.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The table.
    pub table: &'static str,
    /// The look-up.
    pub index: &'static str,
    /// What is asked.
    pub form: Form,
    /// Whether few rows have the values.
    pub rare: bool,
    /// What the engine knew.
    pub mode: PlanMode,
    /// What it does.
    pub plan: Plan,
    /// Whether it goes to the rows with the values, and to few others at most.
    pub good: bool,
}

impl fmt::Display for Planned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { table, index, form, rare, mode, plan, .. } = self;
        let values = if *rare { "rare" } else { "common" };
        write!(f, "{table}.{index} {} of {values} values, {mode:?}: {plan}", word(*form))
    }
}

impl Planned {
    /// Whether its plan has to be good, and is not.
    #[must_use]
    pub fn is_wrong(&self) -> bool {
        self.has_to_be_good() && !self.good
    }

    /// Whether its plan has to be good. Of common values any plan may be right; and so it may for values that are not known yet, where
    /// most values are common.
    #[must_use]
    pub fn has_to_be_good(&self) -> bool {
        let mostly_common = matches!(self.index, "by_enabled" | "by_status");
        self.rare && !(mostly_common && self.mode == PlanMode::Generic)
    }
}

/// The plans of a model's look-ups, of rare values and of common ones. Of a rare value, the plans of several rows are asked for, and the
/// first that is not good is kept.
pub(super) async fn plans<M: LookUps<DB>, DB: Explain>(filled: &Filled<DB>, engine: Engine) -> Result<Vec<Planned>> {
    let mut planned = Vec::new();
    for (at, &(name, columns)) in M::LOOK_UPS.iter().enumerate() {
        let samples = M::samples(&filled.found);
        let rare = spread(samples.rare(name)).into_iter().map(|row| (true, row));
        let common = samples.common(name).into_iter().flat_map(spread).map(|row| (false, row));
        let rows: Vec<(bool, &M)> = rare.chain(common).collect();
        for form in FORMS {
            for &mode in PlanMode::of(engine) {
                for wanted in [true, false] {
                    let mut kept: Option<Planned> = None;
                    for (_, row) in rows.iter().filter(|(rare, _)| *rare == wanted) {
                        let values = bound(*row, columns, form)?;
                        let plan =
                            DB::explain(&filled.pool, M::TABLE, statement::<M, DB>(at, form), &values, mode).await?;
                        let good = is_good(filled, *row, columns, form, &plan).await?;
                        if kept.as_ref().is_none_or(|kept| kept.good && !good) {
                            let (table, index) = (M::TABLE.name, name);
                            kept = Some(Planned { table, index, form, rare: wanted, mode, plan, good });
                        }
                    }
                    planned.extend(kept);
                }
            }
        }
    }
    Ok(planned)
}

/// How many rows are few: those of a scenario of medium size, which planners take for a small one.
const FEW: u64 = 400;

/// Whether it goes to the rows with the values: every way to rows is in an index that begins with all of the columns, or with some of
/// them whose values are in few rows anyhow.
async fn is_good<M: LookUps<DB>, DB: Explain>(
    filled: &Filled<DB>,
    row: &M,
    columns: &[&str],
    form: Form,
    plan: &Plan,
) -> Result<bool> {
    let mut good = plan.empty || !plan.paths.is_empty();
    for path in &plan.paths {
        let reached = path.reached(columns);
        let index = M::LOOK_UPS.iter().find(|(_, columns)| reached.iter().eq(*columns));
        good &= match index {
            _ if columns.iter().all(|column| reached.iter().any(|reached| reached == column)) => true,
            Some((name, _)) => M::look_up(name, row, &filled.pool).count().await? <= FEW,
            None if path.is_primary_key(M::TABLE) && reached.len() == M::TABLE.primary_key.len() => true,
            // The end of the table, if that is where the page begins.
            None if path.is_primary_key(M::TABLE) && path.seeks && matches!(form, Form::After) => {
                let rest = Lookup::<M, _>::rows(&filled.pool).after(row.key(), u32::try_from(FEW)?).await?;
                rest.next.is_none()
            }
            None => false,
        };
    }
    Ok(good)
}

/// Some of the rows, from all over the table.
fn spread<M>(rows: &[M]) -> Vec<&M> {
    rows.iter().step_by((rows.len() / 10).max(1)).collect()
}

/// What the statement binds to find a row.
fn bound<M: Model + serde::Serialize>(row: &M, columns: &[&str], form: Form) -> Result<Vec<Bound>> {
    let row = serde_json::to_value(row)?;
    let value = |column: &&str| row.get(column).cloned().unwrap_or(Json::Null);
    let key = M::TABLE.primary_key.iter().filter(|_| matches!(form, Form::After)).map(value);
    let limit = matches!(form, Form::Page | Form::After).then(|| Json::from(PAGE + 1));
    Ok(columns.iter().map(value).chain(key).chain(limit).collect())
}
