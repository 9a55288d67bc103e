//! Where a value stands in the language, as far as that decides how it is laid out.

/// A place in schema.yaml.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Root,
    Targets,
    Enums,
    Enum,
    EnumValues,
    Tables,
    Table,
    Columns,
    Indexes,
    Uniques,
    ForeignKeys,
    ForeignKey,
    Checks,
    /// Anywhere else.
    Other,
}

impl Place {
    /// The place behind a key, or of an item.
    pub(super) fn inside(self, key: Option<&str>) -> Self {
        match (self, key) {
            (Self::Root, Some("targets")) => Self::Targets,
            (Self::Root, Some("enums")) => Self::Enums,
            (Self::Root, Some("tables")) => Self::Tables,
            (Self::Enums, Some(_)) => Self::Enum,
            (Self::Enum, Some("values")) => Self::EnumValues,
            (Self::Tables, Some(_)) => Self::Table,
            (Self::Table, Some("columns")) => Self::Columns,
            (Self::Table, Some("indexes")) => Self::Indexes,
            (Self::Table, Some("unique")) => Self::Uniques,
            (Self::Table, Some("foreign_keys")) => Self::ForeignKeys,
            (Self::Table, Some("check")) => Self::Checks,
            (Self::ForeignKeys, None) => Self::ForeignKey,
            _ => Self::Other,
        }
    }

    /// One line for each entry or item, even when all would fit on one.
    pub(super) fn is_block(self, is_map: bool) -> bool {
        match self {
            Self::Enum | Self::EnumValues => is_map,
            Self::Other => false,
            _ => true,
        }
    }

    /// Values stand in one column.
    pub(super) fn is_aligned(self) -> bool {
        matches!(self, Self::Columns | Self::Indexes)
    }

    /// A blank line between neighbours, of which one at least takes several lines (`block`).
    pub(super) fn is_spaced(self, block: bool) -> bool {
        self == Self::Tables || (self == Self::Root && block)
    }
}
