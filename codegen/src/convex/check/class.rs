//! What can be compared with what.

use super::Operand;

/// What two operands have to have in common.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Ids of documents: nobody writes them down.
    Id,
    /// Words of an enum.
    Word,
    Text,
    Uuid,
    Date,
    Time,
    /// A constant of it means another moment in each time zone, so there is none here.
    Moment,
    Number,
    BigInt,
    Decimal,
    Boolean,
}

impl Class {
    /// Is there an order that is the same everywhere? Ids have none, and words have that of their list in an engine's own type.
    pub(super) const fn is_ordered(self) -> bool {
        !matches!(self, Self::Id | Self::Word)
    }
}

pub(super) fn in_class(class: Class, operand: Operand) -> Operand {
    if class == Class::Decimal { Operand::Decimal(Box::new(operand)) } else { operand }
}
