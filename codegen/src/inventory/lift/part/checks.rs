//! Conditions: of types, of rules, and of the table.

use super::super::guess::Guesses;
use super::super::readable::readable;
use super::super::{separate, table};
use super::Part;
use crate::dialect::{self, Dialect};
use crate::inventory::{self, Table as Found};
use crate::model::{Model, names};
use crate::sql::read::mentions;

impl Part<'_> {
    /// Conditions: of types, of rules, and of the table.
    pub(super) fn checks(
        &mut self,
        dialect: &dyn Dialect,
        model: &Model,
        raw: &Found,
        lowered: &Found,
        moved: bool,
    ) -> bool {
        let keep_names = dialect.keeps_constraint_names();
        let mut open: Vec<(usize, &inventory::Check)> = self.found.checks.iter().enumerate().collect();
        let mut wrong = Vec::new();
        for (written, made) in raw.checks.iter().zip(&lowered.checks) {
            let same = |found: &inventory::Check| {
                made.expression == found.expression && (!keep_names || found.name.is_none() || made.name == found.name)
            };
            match open.iter().position(|(_, found)| same(found)) {
                Some(at) => {
                    open.remove(at);
                }
                None => wrong.push(written),
            }
        }
        let mut changed = false;
        for check in wrong {
            changed |= self.give_up(dialect, model, check);
        }
        if changed || moved {
            return changed;
        }
        let unsaid: Vec<usize> = open.into_iter().map(|(at, _)| at).collect();
        for at in unsaid {
            changed |= self.add_check(dialect, at);
        }
        changed
    }

    /// A condition that nothing asks for yet; `false` when it was added before.
    fn add_check(&mut self, dialect: &dyn Dialect, at: usize) -> bool {
        let (raw, found) = (&self.raw.checks[at], &self.found.checks[at]);
        let name = separate::check_name(raw);
        if !self.tried.insert(("constraint", name.clone())) {
            return false;
        }
        let text = readable(dialect, &raw.expression, &found.expression);
        if separate::can_say(&text, dialect.kind(), self.raw) {
            let said = inventory::Check { expression: text.into_owned(), ..raw.clone() };
            let said = if dialect.keeps_constraint_names() { said } else { unnamed(&said) };
            let check = table::check(dialect, &self.model, &said);
            self.model.checks.push(check);
        } else {
            self.leave("constraint", &name, format!("CHECK ({})", raw.expression));
        }
        true
    }

    /// A condition that was not found: whatever asked for it is guessed otherwise.
    fn give_up(&mut self, dialect: &dyn Dialect, model: &Model, check: &inventory::Check) -> bool {
        let name = check.name.as_deref().unwrap_or_default();
        let at = self.model.checks.iter().position(|own| names::check(&self.model, own) == name);
        if let Some(at) = at {
            self.model.checks.remove(at);
            return true;
        }
        for at in 0..self.guesses.len() {
            let column = &self.model.columns[at];
            let by_type = dialect.type_conditions(column, model);
            for (rule, _) in dialect::conditions(dialect, column, model) {
                if names::condition(&self.model, column, rule) != name {
                    continue;
                }
                let of_type = column.encrypted.is_some() || by_type.iter().any(|(other, _)| *other == rule);
                return self.give_up_rule(at, rule, of_type);
            }
        }
        // A condition that comes with a type: that of JSON.
        let lexis = dialect.reading().lexis();
        let of = |guess: &Guesses| mentions(lexis, &check.expression, &guess.column().name);
        let owner = self.guesses.iter().position(of);
        owner.is_some_and(|at| self.give_up_type(at))
    }

    fn give_up_rule(&mut self, at: usize, rule: &'static str, of_type: bool) -> bool {
        if of_type { self.give_up_type(at) } else { self.dropped.insert((at, rule)) }
    }

    fn give_up_type(&mut self, at: usize) -> bool {
        // What is encrypted stays so: whether a condition says it or not, its values are sealed.
        let guess = &mut self.guesses[at];
        guess.column().encrypted.is_none() && guess.next_type()
    }
}

/// A condition whose name is for messages alone.
fn unnamed(check: &inventory::Check) -> inventory::Check {
    inventory::Check { name: None, ..check.clone() }
}
