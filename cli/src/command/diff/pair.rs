//! Two sources as two models of one thing.

use std::borrow::Cow;
use std::collections::BTreeSet;

use schemalock_codegen::dialect;
use schemalock_codegen::diff::diff;
use schemalock_codegen::inventory::{
    Difference, DifferenceKind, Inventory, ObjectKind, bookkeeper, differences, managed, only, replaced, unlisted,
};
use schemalock_codegen::model::{DialectKind, Model};

use crate::database::Target;
use crate::output::Output;
use crate::schema::Schema;
use crate::source::{self, Held, Source};

/// Both schemas.
pub(super) struct Pair {
    pub(super) old: Model,
    pub(super) new: Model,
    shown: Shown,
    /// What the sides differ in that is left alone, or that no plan sees.
    pub(super) aside: Vec<Difference>,
}

/// What text the new schema is shown as.
enum Shown {
    /// That of its file.
    Schema(Box<Schema>),
    /// One made from the model, under the name of the source.
    Named(String),
}

/// The models of two sources; `None` when neither has anything. What the two have as the same is the same in both models.
pub(super) fn pair(from: Source, to: Source, dev: Option<&Target>, output: &Output) -> anyhow::Result<Option<Pair>> {
    let pair = match (from, to) {
        (Source::Empty, Source::Empty) => return Ok(None),
        (Source::Empty, Source::Schema(shown)) => {
            let Some(new) = shown.model.clone() else { return Ok(None) };
            Pair::of(source::nothing(&new), new, Shown::Schema(shown))
        }
        (Source::Schema(old), Source::Empty) => {
            let Some(old) = old.model else { return Ok(None) };
            let new = source::nothing(&old);
            Pair::of(old, new, Shown::Named("empty".to_owned()))
        }
        (Source::Schema(old), Source::Schema(shown)) => {
            let (Some(old), Some(new)) = (old.model, shown.model.clone()) else { return Ok(None) };
            Pair::of(old, new, Shown::Schema(shown))
        }
        (Source::Empty, Source::Held(held)) => {
            let lifted = held.lift(None);
            let old = source::nothing(&lifted.model);
            Pair { aside: lifted.unsaid, ..Pair::of(old, lifted.model, Shown::Named(held.name)) }
        }
        (Source::Held(held), Source::Empty) => {
            let lifted = held.lift(None);
            let new = source::nothing(&lifted.model);
            Pair { aside: lifted.unsaid, ..Pair::of(lifted.model, new, Shown::Named("empty".to_owned())) }
        }
        (Source::Held(held), Source::Schema(schema)) => {
            let Some(model) = &schema.model else { return Ok(None) };
            let (model, other) = beside(model, &held, &schema.name, dev, output)?;
            let (old, aside) = beside_held(&held, &model, &other);
            Pair { aside, ..Pair::of(old, model, Shown::Schema(schema)) }
        }
        (Source::Schema(schema), Source::Held(held)) => {
            let Some(model) = &schema.model else { return Ok(None) };
            let (model, other) = beside(model, &held, &schema.name, dev, output)?;
            let (new, aside) = beside_held(&held, &model, &other);
            let aside = aside.into_iter().map(turn).collect();
            Pair { aside, ..Pair::of(model, new, Shown::Named(held.name)) }
        }
        (Source::Held(from), Source::Held(to)) => both_held(&from, &to)?,
    };
    Ok(Some(pair))
}

impl Pair {
    const fn of(old: Model, new: Model, shown: Shown) -> Self {
        Self { old, new, shown, aside: Vec::new() }
    }

    /// The new schema as a text to show.
    pub(super) fn shown(&self) -> Cow<'_, Schema> {
        match &self.shown {
            Shown::Schema(schema) => Cow::Borrowed(schema),
            Shown::Named(name) => Cow::Owned(Schema::of(name, &self.new)),
        }
    }
}

/// A schema as the engine of what it is compared with would hold it.
fn beside(
    model: &Model,
    held: &Held,
    name: &str,
    dev: Option<&Target>,
    output: &Output,
) -> anyhow::Result<(Model, Inventory)> {
    let kind = held.inventory.dialect;
    anyhow::ensure!(
        model.targets.has(kind),
        "{} is {}, and `{name}` has no target `{}`",
        held.name,
        kind.title(),
        kind.word()
    );
    let model = only(model, kind);
    let inventory = match dev {
        Some(server) => source::made_on(server, &model, output)?,
        None => Inventory::of(dialect::of(kind), &model),
    };
    Ok((model, inventory))
}

/// What is held as a model beside the one of the schema, and what no plan from one to the other sees.
fn beside_held(held: &Held, model: &Model, expected: &Inventory) -> (Model, Vec<Difference>) {
    let mut found = held.inventory.clone().without_bookkeeping(Some(model));
    found.unmanaged.clear();
    // Where nothing differs there is nothing to lift.
    let (old, unmanaged, mut aside) = if same(&differences(expected, &found)) {
        (model.clone(), managed(&held.inventory, model).1, Vec::new())
    } else {
        let lifted = held.lift(Some(model));
        (lifted.model, lifted.unmanaged, lifted.unsaid)
    };
    aside.extend(unlisted(&unmanaged, model).into_iter().map(|item| Difference {
        kind: DifferenceKind::Extra,
        object: ObjectKind::Unmanaged,
        table: None,
        name: item.to_string(),
        named: true,
        facts: Vec::new(),
    }));
    (old, aside)
}

fn both_held(from: &Held, to: &Held) -> anyhow::Result<Pair> {
    let kinds = [from, to].map(|held| held.inventory.dialect);
    let family = |kind: DialectKind| kind.driver();
    anyhow::ensure!(
        family(kinds[0]) == family(kinds[1]),
        "{} is {}, and {} is {}: their words cannot be compared",
        from.name,
        kinds[0].title(),
        to.name,
        kinds[1].title()
    );
    let both_live = from.live == to.live;
    let [before, after] =
        [from, to].map(|held| if both_live { held.inventory.clone() } else { undefined(&held.inventory) });
    let [before, after] = [before, after].map(|inventory| inventory.without_bookkeeping(None));
    let all = differences(&after, &before);
    let new = to.lift(None);
    let (alone, managed): (Vec<Difference>, Vec<Difference>) =
        all.into_iter().partition(|difference| difference.object == ObjectKind::Unmanaged);
    // Who keeps what where is no difference of schemas.
    let alone = alone
        .into_iter()
        .filter(|difference| difference.name.strip_prefix("table:").is_none_or(|table| bookkeeper(table).is_none()));
    let alone: Vec<Difference> = alone.collect();
    let shown = Shown::Named(to.name.clone());
    if same(&managed) {
        return Ok(Pair { aside: alone, ..Pair::of(new.model.clone(), new.model, shown) });
    }
    let old = from.lift(Some(&new.model));
    let replaced = replaced(&old.unmanaged, &new.model);
    let apart = old.unmanaged.iter().chain(&new.unmanaged).map(ToString::to_string);
    let apart: BTreeSet<String> = apart.filter(|item| !replaced.contains(item)).collect();
    let mut aside: Vec<Difference> = managed.iter().filter(|one| is_apart(one, &apart)).cloned().collect();
    aside.extend(unsaid_of_new(&managed, &after, &new.model).into_iter().filter(|one| is_apart(one, &apart)));
    aside.extend(alone.into_iter().chain(old.unsaid));
    if aside.is_empty() && diff(&old.model, &new.model).is_empty() {
        // They differ in something that neither model says.
        aside = managed;
    }
    Ok(Pair { aside, ..Pair::of(old.model, new.model, shown) })
}

/// What tables that are new would lack, made as the model has them.
fn unsaid_of_new(all: &[Difference], after: &Inventory, model: &Model) -> Vec<Difference> {
    let is_new =
        |difference: &&Difference| difference.object == ObjectKind::Table && difference.kind == DifferenceKind::Missing;
    let new: BTreeSet<&str> = all.iter().filter(is_new).map(|difference| difference.name.as_str()).collect();
    if new.is_empty() {
        return Vec::new();
    }
    let those = |mut inventory: Inventory| {
        inventory.tables.retain(|table| new.contains(table.name.as_str()));
        Inventory { unmanaged: Vec::new(), ..inventory }
    };
    let made = Inventory::of(dialect::of(after.dialect), model);
    differences(&those(after.clone()), &those(made))
}

/// Is it about something that was set apart on one of the sides, alone or with its table?
fn is_apart(difference: &Difference, apart: &BTreeSet<String>) -> bool {
    let table = difference.table.as_deref().unwrap_or(&difference.name);
    let kind = match difference.object {
        ObjectKind::Trigger => "trigger",
        ObjectKind::Index => "index",
        _ => "constraint",
    };
    apart.contains(&format!("table:{table}")) || apart.contains(&format!("{kind}:{table}.{}", difference.name))
}

/// The same with what is left alone by name only: an engine tells a view in other words than those that made it, and nobody else knows
/// which mean the same.
fn undefined(inventory: &Inventory) -> Inventory {
    let mut inventory = inventory.clone();
    inventory.unmanaged.iter_mut().for_each(|item| item.definition.clear());
    inventory
}

fn same(differences: &[Difference]) -> bool {
    differences.iter().all(|difference| difference.object == ObjectKind::Unmanaged)
}

/// The same seen from the other side.
fn turn(mut difference: Difference) -> Difference {
    use schemalock_codegen::inventory::DifferenceKind::{Extra, Missing};
    difference.kind = match difference.kind {
        Missing => Extra,
        Extra => Missing,
        other => other,
    };
    for fact in &mut difference.facts {
        std::mem::swap(&mut fact.expected, &mut fact.found);
    }
    difference
}
