//! A project's places: the schema, and what stands beside it.

use camino::{Utf8Path, Utf8PathBuf};

/// The places of a project, all as the person gave them: relative stays relative.
#[derive(Debug)]
pub(crate) struct Project {
    /// The schema file.
    pub(crate) schema: Utf8PathBuf,
    root: Utf8PathBuf,
}

impl Project {
    /// The project around a schema file.
    pub(crate) fn new(schema: &Utf8Path) -> Self {
        let root = schema.parent().map(Utf8Path::to_owned).unwrap_or_default();
        Self { schema: schema.to_owned(), root }
    }

    /// The folder that holds it all; empty for the current one.
    pub(crate) fn root(&self) -> &Utf8Path {
        &self.root
    }

    /// The folder of artefacts.
    pub(crate) fn generated(&self) -> Utf8PathBuf {
        self.root.join("generated")
    }

    /// The folder of history.
    pub(crate) fn migrations(&self) -> Utf8PathBuf {
        self.root.join("migrations")
    }

    /// The command line that runs a command on this project, for hints.
    pub(crate) fn command(&self, command: &str) -> String {
        match self.schema.as_str() {
            "schema.yaml" => format!("schemalock {command}"),
            other => format!("schemalock --schema {} {command}", quote(other)),
        }
    }
}

/// A word for a shell.
pub(crate) fn quote(word: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./:=@+,".contains(&byte);
    if !word.is_empty() && word.bytes().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_stands_beside_the_schema() {
        let project = Project::new(Utf8Path::new("a/b.yaml"));
        assert_eq!(project.generated(), "a/generated");
        assert_eq!(project.command("check"), "schemalock --schema a/b.yaml check");
        assert_eq!(Project::new(Utf8Path::new("schema.yaml")).migrations(), "migrations");
    }

    #[test]
    fn words_are_quoted_for_a_shell() {
        assert_eq!(quote("it's"), r"'it'\''s'");
        assert_eq!(quote("a b"), "'a b'");
    }
}
