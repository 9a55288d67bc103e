//! Help for names that are almost right.

/// `; did you mean …?` for the closest candidate, or a list of all.
pub(crate) fn help<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    match closest(name, &candidates) {
        Some(candidate) => format!("; did you mean `{candidate}`?"),
        None => format!("; there are {}", list(&candidates)),
    }
}

fn closest<'a>(name: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let distance = |candidate: &str| strsim::osa_distance(name, candidate);
    let near = name.chars().count().div_ceil(3);
    candidates.iter().copied().filter(|it| distance(it) <= near).min_by_key(|it| distance(it))
}

fn list(candidates: &[&str]) -> String {
    let quoted: Vec<String> = candidates.iter().map(|it| format!("`{it}`")).collect();
    quoted.join(", ")
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
