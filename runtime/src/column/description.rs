//! A column, as a table describes it.

use crate::rules::Rule;
use crate::{ColumnKind, Encryption, Normalise, PlainField, SealedField};

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Column {
    /// The name in SQL.
    pub name: &'static str,
    /// The logical type; for an encrypted column, that of the plaintext.
    pub kind: ColumnKind,
    /// Whether the column allows NULL.
    pub optional: bool,
    /// How it is encrypted, if it is.
    pub encryption: Option<Encryption>,
    /// What its values must satisfy; those of the plaintext, if it is encrypted.
    pub rules: &'static [Rule],
    /// Of decimals, the digits behind the point.
    pub scale: Option<u32>,
    /// Whether the database makes the values: it numbers the rows, or computes the column.
    pub assigned: bool,
    /// Whether the database sets it to the time of every change of its row.
    pub touched: bool,
    /// Whether it counts the changes of its row, so that updates of what has changed meanwhile can be refused.
    pub version: bool,
    /// Whether it is written once, when the row is made.
    pub immutable: bool,
}

impl Column {
    /// A column that SQL can read, held by a field of type `F`.
    pub const fn plain<F: PlainField>(name: &'static str) -> Self {
        Self::of(name, F::KIND, F::OPTIONAL, None)
    }

    /// An encrypted column, held by a field of type `F`. Its values are bound to their row.
    pub const fn sealed<F: SealedField>(name: &'static str, context: &'static str) -> Self {
        Self::of(name, F::KIND, F::OPTIONAL, Some(Encryption::new(context)))
    }

    const fn of(name: &'static str, kind: ColumnKind, optional: bool, encryption: Option<Encryption>) -> Self {
        Self {
            name,
            kind,
            optional,
            encryption,
            rules: &[],
            scale: None,
            assigned: false,
            touched: false,
            version: false,
            immutable: false,
        }
    }

    /// The same encrypted column, its values bound to the column alone.
    #[must_use]
    pub const fn bound_to_column(mut self) -> Self {
        if let Some(encryption) = self.encryption {
            self.encryption = Some(encryption.bound_to_column());
        }
        self
    }

    /// The same encrypted column, its values padded.
    #[must_use]
    pub const fn padded(mut self) -> Self {
        if let Some(encryption) = self.encryption {
            self.encryption = Some(encryption.padded());
        }
        self
    }

    /// The same encrypted column, with blind indexes in the column of that name.
    #[must_use]
    pub const fn searchable(mut self, name: &'static str, normalise: Normalise) -> Self {
        if let Some(encryption) = self.encryption {
            self.encryption = Some(encryption.searchable(name, normalise));
        }
        self
    }

    /// The same column, its values under these rules.
    ///
    /// # Panics
    ///
    /// If a rule is of another type, such as a length of a number; in a constant, that stops the compiler.
    #[must_use]
    pub const fn with_rules(mut self, rules: &'static [Rule]) -> Self {
        let mut at = 0;
        while at < rules.len() {
            assert!(rules[at].applies_to(self.kind), "this rule is not for columns of this type");
            at += 1;
        }
        self.rules = rules;
        self
    }

    /// The same column of decimals, with so many digits behind the point: 0 to 18.
    ///
    /// # Panics
    ///
    /// If they are more; in a constant, that stops the compiler.
    #[must_use]
    pub const fn with_scale(mut self, digits: u32) -> Self {
        assert!(digits <= 18, "a decimal has at most 18 digits behind the point");
        self.scale = Some(digits);
        self
    }

    /// The same column, its values made by the database.
    #[must_use]
    pub const fn assigned(mut self) -> Self {
        self.assigned = true;
        self
    }

    /// The same column, set by the database whenever its row changes.
    #[must_use]
    pub const fn touched(mut self) -> Self {
        self.touched = true;
        self
    }

    /// The same column, counting the changes of its row.
    #[must_use]
    pub const fn version(mut self) -> Self {
        self.version = true;
        self
    }

    /// The same column, written once.
    #[must_use]
    pub const fn immutable(mut self) -> Self {
        self.immutable = true;
        self
    }

    /// Whether the database holds ciphertext only.
    pub const fn is_encrypted(&self) -> bool {
        self.encryption.is_some()
    }

    /// For an encrypted column, the context its values are bound to.
    pub const fn context(&self) -> Option<&'static str> {
        match self.encryption {
            Some(encryption) => Some(encryption.context),
            None => None,
        }
    }
}
