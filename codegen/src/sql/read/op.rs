//! What one statement does, in terms of the inventory.

use std::collections::BTreeMap;

use super::cursor::Name;
use super::draft::{Constraint, Definition};
use crate::inventory::{Index, Numbering, Trigger};

/// One thing that a statement does.
#[derive(Clone, Debug)]
pub(crate) enum Op {
    CreateTable(Box<NewTable>),
    AlterTable {
        table: Name,
        if_exists: bool,
        changes: Vec<Change>,
    },
    CreateIndex {
        table: Name,
        index: Index,
        if_not_exists: bool,
        replace: bool,
    },
    CreateEnum {
        name: Name,
        values: Vec<String>,
    },
    AlterEnum {
        name: Name,
        change: EnumChange,
    },
    Trigger {
        table: Name,
        trigger: Trigger,
        replace: bool,
        if_not_exists: bool,
        constraint: bool,
    },
    Unmanaged(Unmanaged),
    Sequence {
        name: Name,
        options: String,
        owner: Option<Owner>,
        if_not_exists: bool,
    },
    AlterSequence {
        name: Name,
        options: Option<String>,
        owner: Option<Owner>,
        if_exists: bool,
    },
    /// A change of something that is left alone; where it is not there, a mistake.
    AlterUnmanaged {
        kind: &'static str,
        name: Name,
        words: String,
        if_exists: bool,
    },
    /// An index becomes part of a partitioned one.
    AttachIndex(Name),
    /// `table` is said where a thing belongs to one.
    Drop {
        kind: &'static str,
        names: Vec<Name>,
        table: Option<Name>,
        if_exists: bool,
        cascade: bool,
    },
    Rename {
        kind: &'static str,
        from: Name,
        to: Name,
        if_exists: bool,
    },
    Comment {
        kind: String,
        name: Name,
        part: Option<String>,
        text: Option<String>,
    },
    SearchPath(Option<String>),
    Collation(String),
    /// Renames of tables leave references alone.
    LegacyRenames(bool),
    CreateSchema(String),
    DropSchema {
        name: String,
        cascade: bool,
    },
    /// In another namespace than the current one.
    Within(String, Box<Op>),
    /// Passed over where it cannot be done.
    Absent(Box<Op>),
}

/// The column that a sequence belongs to; none for `OWNED BY NONE`.
pub(crate) type Owner = Option<(Name, String)>;

/// A table that is made.
#[derive(Clone, Debug, Default)]
pub(crate) struct NewTable {
    pub(crate) name: Name,
    pub(crate) temporary: bool,
    pub(crate) if_not_exists: bool,
    pub(crate) replace: bool,
    pub(crate) items: Vec<Item>,
    pub(crate) options: BTreeMap<String, String>,
    pub(crate) comment: Option<String>,
    pub(crate) charset: Option<String>,
    /// Its columns follow from a query.
    pub(crate) of_query: bool,
    /// It is left alone as a whole: partitioned, inherited, virtual, foreign.
    pub(crate) unmanaged: bool,
    /// A copy of another table's structure.
    pub(crate) like: Option<(Name, Vec<Copied>)>,
    pub(crate) definition: String,
}

/// What stands inside CREATE TABLE.
#[derive(Clone, Debug)]
pub(crate) enum Item {
    Column(Definition),
    Constraint(Constraint),
    Like(Name, Vec<Copied>),
}

/// What LIKE copies besides columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Copied {
    Comments,
    Compression,
    Constraints,
    Defaults,
    Generated,
    Identity,
    Indexes,
    Statistics,
    Storage,
}

impl Copied {
    pub(crate) const ALL: [(&'static str, Self); 9] = [
        ("COMMENTS", Self::Comments),
        ("COMPRESSION", Self::Compression),
        ("CONSTRAINTS", Self::Constraints),
        ("DEFAULTS", Self::Defaults),
        ("GENERATED", Self::Generated),
        ("IDENTITY", Self::Identity),
        ("INDEXES", Self::Indexes),
        ("STATISTICS", Self::Statistics),
        ("STORAGE", Self::Storage),
    ];
}

/// Something that is left alone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Unmanaged {
    pub(crate) kind: &'static str,
    pub(crate) name: Name,
    /// The table it belongs to.
    pub(crate) table: Option<Name>,
    pub(crate) definition: String,
    pub(crate) replace: bool,
    pub(crate) if_not_exists: bool,
    pub(crate) temporary: bool,
    /// A function's body.
    pub(crate) body: Option<String>,
}

/// A change of an enum type.
#[derive(Clone, Debug)]
pub(crate) enum EnumChange {
    Add { value: String, if_not_exists: bool, beside: Option<(bool, String)> },
    RenameValue { from: String, to: String },
}

/// Where a column goes.
#[derive(Clone, Debug, Default)]
pub(crate) enum Place {
    #[default]
    Same,
    First,
    After(String),
}

/// One change of a table.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    AddColumn {
        definition: Definition,
        place: Place,
        if_not_exists: bool,
    },
    DropColumn {
        name: String,
        if_exists: bool,
        cascade: bool,
    },
    RenameColumn {
        from: String,
        to: String,
        if_exists: bool,
    },
    Redefine {
        from: String,
        definition: Definition,
        place: Place,
        if_exists: bool,
    },
    Type {
        column: String,
        ty: String,
        collation: Option<String>,
    },
    Default {
        column: String,
        default: Option<String>,
    },
    NotNull {
        column: String,
        not_null: bool,
    },
    Numbering {
        column: String,
        numbering: Option<Numbering>,
    },
    IdentityOptions {
        column: String,
        always: Option<bool>,
        options: String,
    },
    /// `DROP EXPRESSION`, `SET EXPRESSION`.
    Expression {
        column: String,
        expression: Option<String>,
    },
    /// A word of `extra` with its value.
    Extra {
        column: String,
        key: &'static str,
        value: Option<String>,
    },
    Add {
        constraint: Constraint,
        if_not_exists: bool,
    },
    DropConstraint {
        name: String,
        if_exists: bool,
        cascade: bool,
    },
    DropPrimary,
    DropForeign {
        name: String,
        if_exists: bool,
    },
    DropIndex {
        name: String,
        if_exists: bool,
    },
    RenameIndex {
        from: String,
        to: String,
    },
    RenameConstraint {
        from: String,
        to: String,
    },
    Validate(String),
    Deferral {
        name: String,
        extra: String,
    },
    IndexOption {
        name: String,
        key: &'static str,
        value: Option<String>,
    },
    RenameTo(Name),
    Move(String),
    /// `when` is for those that fire at other times than usual, too.
    Trigger {
        name: Option<String>,
        disabled: bool,
        when: Option<&'static str>,
    },
    RowSecurity(&'static str),
    Options {
        set: BTreeMap<String, String>,
        comment: Option<String>,
        charset: Option<String>,
    },
    ResetWith(Vec<String>),
    Convert {
        charset: Option<String>,
        collation: Option<String>,
    },
    /// It becomes part of something that is left alone.
    LeftAlone(Option<Name>),
    Nothing,
}
