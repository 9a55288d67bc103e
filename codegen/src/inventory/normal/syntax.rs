//! What the reader of expressions has to know of an engine's grammar.
//!
//! sqlparser's tokens are used, but not its precedences: it binds LIKE, IN and BETWEEN like comparisons, whereas engines print
//! `a = b like 'c'` and leave the brackets to theirs.

use crate::dialect::Quote;

/// An engine's grammar of expressions.
#[derive(Debug)]
pub struct Syntax {
    /// The grammar of its tokens.
    pub grammar: &'static (dyn sqlparser::dialect::Dialect + Sync),
    /// How names and texts are quoted.
    pub quote: &'static Quote,
    /// Letters of either case are equal in names, quoted or not.
    pub folds: bool,
    /// How tightly operators bind; those that are not here are none.
    pub powers: &'static [(&'static str, u8)],
    /// How tightly any other operator binds.
    pub other: Option<u8>,
    /// How tightly NOT binds.
    pub not: u8,
    /// How tightly signs and other operators in front bind.
    pub sign: u8,
    /// Operators under other names.
    pub aliases: &'static [(&'static str, &'static str)],
    /// A number with an exponent is the same as one without.
    pub exact: bool,
    /// `INTERVAL 1 DAY`.
    pub intervals: bool,
    /// `x::type`, `ARRAY[…]`, `type 'text'` and ANY.
    pub postgres: bool,
}

impl Syntax {
    /// The one name of an operator.
    #[must_use]
    pub fn operator<'o>(&self, operator: &'o str) -> &'o str {
        self.aliases.iter().find(|(from, _)| *from == operator).map_or(operator, |(_, to)| to)
    }

    /// How tightly an operator binds.
    #[must_use]
    pub fn power(&self, operator: &str) -> Option<u8> {
        let listed = self.powers.iter().find(|(of, _)| *of == operator).map(|(_, power)| *power);
        let is_mark = || operator.bytes().all(|byte| byte.is_ascii_punctuation() && !b"()[],;.:'\"`".contains(&byte));
        listed.or_else(|| self.other.filter(|_| is_mark()))
    }
}
