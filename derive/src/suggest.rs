//! Help for names that are almost right.

/// More names than these are no help.
const LISTED: usize = 12;

/// `; did you mean …?` for the closest candidate, or a list of all.
pub(crate) fn help<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    match closest(name, &candidates) {
        Some(candidate) => format!("; did you mean `{candidate}`?"),
        None if candidates.is_empty() => String::from("; there is none"),
        None => format!("; there are {}", list(&candidates)),
    }
}

/// The candidate that was probably meant.
pub(crate) fn closest<'a>(name: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let distance = |candidate: &str| strsim::osa_distance(name, candidate);
    let near = name.chars().count().div_ceil(3);
    candidates.iter().copied().filter(|it| distance(it) <= near).min_by_key(|it| distance(it))
}

fn list(candidates: &[&str]) -> String {
    let quoted: Vec<String> = candidates.iter().take(LISTED).map(|it| format!("`{it}`")).collect();
    let rest = match candidates.len().saturating_sub(LISTED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    quoted.join(", ") + &rest
}

#[cfg(test)]
mod tests {
    use super::help;

    #[test]
    fn a_near_name_is_suggested_and_a_far_one_gets_the_list() {
        assert_eq!(help("tabel", ["table", "index"]), "; did you mean `table`?");
        assert_eq!(help("colour", ["table", "index"]), "; there are `table`, `index`");
    }
}
