//! `docs/rules.md`: every rule with its code and explanation, by group.

use std::fmt::Write as _;

use crate::diagnostic::Rule;
use crate::rules;

/// The page.
#[must_use]
pub fn rules_page() -> String {
    let mut page = String::from(
        "<!-- Made from codegen/src/rules by `UPDATE_DOCS=1 cargo test -p schemalock-codegen --test docs`. -->\n\n\
         # Rules\n\n\
         What `schemalock validate` finds, by code. An *error* stops everything, a *warning* counts with `--deny warnings`, a\n\
         *hint* never counts. Edits that are refused (SL09) are found when their migration is made. `schemalock explain CODE` says the same on the command line.\n",
    );
    for (group, rules) in rules::grouped() {
        let _ = write!(page, "\n## {}\n\n", title(group));
        page.push_str("| code | name | severity | rule |\n| --- | --- | --- | --- |\n");
        for rule in rules {
            let _ = writeln!(page, "| {} |", cells(rule).join(" | "));
        }
        for rule in rules {
            let _ = write!(page, "\n### {} {}\n\n{}\n", rule.code, rule.name, rule.explanation);
        }
    }
    page
}

fn title(group: &str) -> String {
    let mut letters = group.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn cells(rule: &Rule) -> [String; 4] {
    let link = format!("[{}](#{}-{})", rule.code, rule.code.to_lowercase(), rule.name);
    [link, rule.name.to_owned(), rule.severity.word().to_owned(), super::reference_page::cell(rule.summary)]
}
