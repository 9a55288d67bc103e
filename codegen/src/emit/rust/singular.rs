//! From `apps` to `app`: enough English for the names of tables. The schema can always say `model:` instead.

/// Words that no rule gets right.
const IRREGULAR: &[(&str, &str)] = &[
    ("aliases", "alias"),
    ("caches", "cache"),
    ("children", "child"),
    ("cookies", "cookie"),
    ("indices", "index"),
    ("movies", "movie"),
    ("news", "news"),
    ("people", "person"),
    ("series", "series"),
    ("species", "species"),
];

/// Endings and what stands in their place, the first that fits. An unchanged ending is none of a plural.
const ENDINGS: &[(&str, &str)] = &[
    ("ies", "y"),
    ("auses", "ause"),
    ("ouses", "ouse"),
    ("uses", "us"),
    ("sses", "ss"),
    ("xes", "x"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("ss", "ss"),
    ("us", "us"),
    ("is", "is"),
    ("s", ""),
];

/// The name of one of them. In `snake_case`, the last word is the noun.
pub(super) fn singular(name: &str) -> String {
    match name.rsplit_once('_') {
        Some((before, last)) => format!("{before}_{}", word(last)),
        None => word(name),
    }
}

fn word(plural: &str) -> String {
    if let Some((_, singular)) = IRREGULAR.iter().find(|(irregular, _)| *irregular == plural) {
        return (*singular).to_owned();
    }
    let fitting = ENDINGS.iter().find_map(|(ending, other)| Some((plural.strip_suffix(ending)?, other)));
    match fitting {
        // `ties` and `uses` are too short for their ending to be one.
        Some((stem, &("y" | "us"))) if stem.is_empty() || plural.len() <= 4 => plural[..plural.len() - 1].to_owned(),
        Some((stem, ending)) if !stem.is_empty() => format!("{stem}{ending}"),
        _ => plural.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::singular;

    #[test]
    fn common_words() {
        let words = [
            ("apps", "app"),
            ("nodes", "node"),
            ("node_connections", "node_connection"),
            ("companies", "company"),
            ("statuses", "status"),
            ("status", "status"),
            ("buses", "bus"),
            ("uses", "use"),
            ("databases", "database"),
            ("order_aliases", "order_alias"),
            ("ties", "tie"),
            ("houses", "house"),
            ("causes", "cause"),
            ("classes", "class"),
            ("boxes", "box"),
            ("branches", "branch"),
            ("caches", "cache"),
            ("dishes", "dish"),
            ("address", "address"),
            ("analysis", "analysis"),
            ("people", "person"),
            ("order_series", "order_series"),
            ("sheep", "sheep"),
            ("s", "s"),
            ("", ""),
        ];
        for (plural, expected) in words {
            assert_eq!(singular(plural), expected);
        }
    }
}
