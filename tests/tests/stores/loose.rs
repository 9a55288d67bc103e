//! Models that know less than the schema: what gets past them reaches the database, as SQL that others wrote would.

use schemalock::{Decimal, Model};

/// A row of `ruled` without its rules, and with nothing sealed.
#[derive(Clone, Debug, PartialEq, Model)]
#[model(table = "ruled", primary_key = [id], new = LooseToBe)]
pub(crate) struct Loose {
    pub(crate) id: i32,
    #[column(default = Some("ab".to_owned()))]
    pub(crate) least: Option<String>,
    #[column(default = "a".to_owned())]
    pub(crate) most: String,
    #[column(default = "a".to_owned())]
    pub(crate) some: String,
    #[column(default = "a".to_owned())]
    pub(crate) shape: String,
    #[column(default = "https://example.com".to_owned())]
    pub(crate) link: String,
    #[column(default = "a@example.com".to_owned())]
    pub(crate) mail: String,
    #[column(default = 1)]
    pub(crate) low: i32,
    #[column(default = Decimal::ONE, scale = 2)]
    pub(crate) high: Decimal,
    #[column(default = "a".to_owned())]
    pub(crate) one: String,
    #[column(default = "sl1.x".to_owned())]
    pub(crate) token: String,
    #[column(default = "0".repeat(40))]
    pub(crate) token_blind_index: String,
}

/// A row of `people` with look-ups by what can be searched.
pub(crate) mod people {
    use schemalock::{Model, Searchable};
    use types::PersonId;

    #[derive(Clone, Debug, PartialEq, Model)]
    #[model(
        table = "people",
        primary_key = [id],
        unique(name = "people_phone_blind_index_tenant_key", columns = [phone, tenant]),
        index(name = "by_email", sql_name = "people_email_blind_index_key", columns = [email], unique),
        index(name = "by_phone", columns = [phone]),
        index(name = "by_tenant_and_badge", columns = [tenant, badge]),
    )]
    pub(crate) struct Member {
        #[column(default = PersonId::new())]
        pub(crate) id: PersonId,
        pub(crate) tenant: String,
        #[encrypted(searchable, normalise = lowercase)]
        pub(crate) email: Searchable<String>,
        #[encrypted(searchable)]
        pub(crate) phone: Option<Searchable<String>>,
        #[encrypted(pad, searchable)]
        pub(crate) badge: Option<Searchable<i64>>,
    }
}

/// A line of a table that has no key, which schema.yaml cannot say.
#[derive(Clone, Debug, PartialEq, Model)]
#[model(table = "log_lines", primary_key = [], index(name = "by_text", columns = [text]))]
pub(crate) struct Line {
    pub(crate) text: Option<String>,
    pub(crate) number: i32,
}

/// Names that want quoting.
pub(crate) mod hostile {
    use schemalock::{Json, Model, Timestamp};

    #[derive(Clone, Debug, PartialEq, Model)]
    #[model(
        table = "\"; DROP TABLE x; --",
        primary_key = [id],
        unique(name = "\"; DROP TABLE x; --_select_Ünïcode_key", columns = [select, unicode]),
        index(name = "by \"select\"; --", columns = [select]),
    )]
    pub(crate) struct Hostile {
        pub(crate) id: i32,
        #[column(name = "select")]
        pub(crate) select: Option<String>,
        #[column(name = "Ünïcode", default = "u".to_owned())]
        pub(crate) unicode: String,
        #[column(name = "a\"b")]
        pub(crate) quote: Option<i32>,
        #[column(name = "a`b")]
        pub(crate) tick: Option<i32>,
        #[column(name = "it's", default = true)]
        pub(crate) its: bool,
        #[column(name = "back\\slash")]
        pub(crate) backslash: Option<Json>,
        #[column(name = "two  blanks")]
        pub(crate) blanks: Option<String>,
        #[column(name = "100%", default = "it's".to_owned())]
        pub(crate) percent: String,
        #[column(touched, default = Timestamp::now())]
        pub(crate) updated: Timestamp,
    }

    #[derive(Clone, Debug, PartialEq, Model)]
    #[model(
        table = "order",
        primary_key = [group],
        foreign_key(columns = [table], table = "\"; DROP TABLE x; --", references = ["id"]),
        foreign_key(columns = [from], table = "order", references = ["group"]),
        index(name = "index", columns = [table]),
        index(name = "where", columns = [from]),
    )]
    pub(crate) struct Order {
        pub(crate) group: i32,
        pub(crate) table: i32,
        pub(crate) from: Option<i32>,
    }
}
