//! How long look-ups take on a small and on a large database.

use std::time::{Duration, Instant};

use anyhow::Result;
use schemalock::Model;
use schemalock::store::Database;
use sqlx::Pool;

use super::{FORMS, Form, PAGE};
use crate::loads::fill::Filled;
use crate::loads::look_ups::of_models::LookUps;

/// The times of one form of one look-up.
#[derive(Clone, Debug)]
pub struct Timed {
    /// The table.
    pub table: &'static str,
    /// The look-up.
    pub index: &'static str,
    /// What is asked.
    pub form: Form,
    /// Whether few rows have the values.
    pub rare: bool,
    /// On the small database.
    pub small: Times,
    /// On the large one.
    pub large: Times,
}

/// The times of many calls.
#[derive(Clone, Copy, Debug)]
pub struct Times {
    /// Half of them took no longer.
    pub median: Duration,
    /// 95 of 100 took no longer.
    pub p95: Duration,
}

/// Calls that are not timed: connections prepare their statements, and PostgreSQL makes up its mind about them.
const WARM: usize = 30;
/// How often a look-up of a common value is timed: those may be slow.
const COMMON: usize = 20;

/// The times of a model's look-ups. The two databases are asked in turn, so that a machine that slows down slows both down.
pub(super) async fn times<M: LookUps<DB>, DB: Database>(
    small: &Filled<DB>,
    large: &Filled<DB>,
    calls: usize,
) -> Result<Vec<Timed>> {
    let mut timed = Vec::new();
    for &(name, _) in M::LOOK_UPS {
        let [small_rows, large_rows] = [small, large].map(|filled| M::samples(&filled.found));
        for form in FORMS {
            let rows = (small_rows.rare(name), large_rows.rare(name));
            let [small_times, large_times] =
                in_turn::<M, DB>((&small.pool, &large.pool), rows, (name, form), (WARM, calls)).await?;
            let (table, index) = (M::TABLE.name, name);
            timed.push(Timed { table, index, form, rare: true, small: small_times, large: large_times });
        }
        let (Some(small_rows), Some(large_rows)) = (small_rows.common(name), large_rows.common(name)) else {
            continue;
        };
        for form in [Form::First, Form::Page, Form::After] {
            let [small_times, large_times] =
                in_turn::<M, DB>((&small.pool, &large.pool), (small_rows, large_rows), (name, form), (3, COMMON))
                    .await?;
            let (table, index) = (M::TABLE.name, name);
            timed.push(Timed { table, index, form, rare: false, small: small_times, large: large_times });
        }
    }
    Ok(timed)
}

async fn in_turn<M: LookUps<DB>, DB: Database>(
    pools: (&Pool<DB>, &Pool<DB>),
    rows: (&[M], &[M]),
    what: (&str, Form),
    (warm, calls): (usize, usize),
) -> Result<[Times; 2]> {
    let mut elapsed: [Vec<Duration>; 2] = Default::default();
    for call in 0..warm + calls {
        for (side, (pool, rows)) in [(pools.0, rows.0), (pools.1, rows.1)].into_iter().enumerate() {
            let row = &rows[call % rows.len()];
            let start = Instant::now();
            ask(pool, row, what).await?;
            if call >= warm {
                elapsed[side].push(start.elapsed());
            }
        }
    }
    Ok(elapsed.map(Times::of))
}

async fn ask<M: LookUps<DB>, DB: Database>(pool: &Pool<DB>, row: &M, (index, form): (&str, Form)) -> Result<()> {
    let look_up = M::look_up(index, row, pool);
    // What is found is checked by other tests; here it has to be no less than something.
    let found = match form {
        Form::All => look_up.all().await?.len(),
        Form::First => look_up.first().await?.iter().len(),
        Form::Page => look_up.page(PAGE).await?.rows.len(),
        Form::After => look_up.after(row.key(), PAGE).await?.rows.len() + 1,
        Form::Count => usize::try_from(look_up.count().await?)?,
    };
    anyhow::ensure!(found > 0, "{index} does not find a row of `{}`", <M as Model>::TABLE.name);
    Ok(())
}

impl Times {
    fn of(mut times: Vec<Duration>) -> Self {
        times.sort();
        Self { median: times[times.len() / 2], p95: times[times.len() * 95 / 100] }
    }
}
