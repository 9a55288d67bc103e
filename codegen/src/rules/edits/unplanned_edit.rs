//! SL0905 unplanned-edit.

use crate::diagnostic::{Rule, Severity};

pub(crate) static RULE: Rule = Rule {
    code: "SL0905",
    name: "unplanned-edit",
    severity: Severity::Error,
    summary: "Every value has a way from the old form into the new one.",
    explanation: "A type can change where every value of the old one has a form in the new one, or where the database is asked first whether it has. Where no conversion is known, `using` says what the values become; nothing is made up. Of a table's `native` options only those change that ALTER TABLE gives: on PostgreSQL none do.",
    check: None,
};
