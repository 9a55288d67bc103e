//! The models of these tests.

use schemalock::{Decimal, Json, Model, Sealed, Searchable, Timestamp};

schemalock::typed_id! {
    /// Names one row of `connections`.
    pub(crate) struct ConnectionId(Uuid);
}

schemalock::text_enum! {
    /// Whether a connection works.
    pub(crate) enum Status {
        /// Not checked yet.
        Pending = "pending",
        /// It works.
        Active = "active",
    }
}

/// One user's credentials.
#[derive(Clone, Debug, Model)]
#[model(table = "connections", primary_key = [id])]
#[model(unique(name = "connections_email_key", columns = [email]))]
pub(crate) struct Connection {
    /// The primary key.
    #[column(default = ConnectionId::new())]
    pub id: ConnectionId,
    #[rules(min_length = 1, max_length = 5)]
    pub name: String,
    /// Tokens or keys.
    #[encrypted]
    pub credentials: Sealed<Json>,
    #[encrypted(pad)]
    #[rules(min_length = 3, pattern = "^[a-z]+$")]
    pub token: Option<Sealed<String>>,
    #[encrypted(searchable, normalise = lowercase)]
    #[rules(format = email)]
    pub email: Searchable<String>,
    #[encrypted(bind = column, context = "links.secret")]
    pub r#type: Sealed<String>,
    #[column(default = Status::Pending)]
    pub status: Status,
    #[rules(min = 0, max = "1.50")]
    #[column(scale = 2)]
    pub price: Option<Decimal>,
    #[column(default = Timestamp::from_unix_millis(0).expect("the epoch is in range"))]
    #[rules(min = "1970-01-01T00:00:00Z")]
    pub created_at: Timestamp,
}

/// A line of a log, numbered by the database.
#[derive(Debug, Model)]
#[model(table = "lines", primary_key = [number])]
pub(crate) struct Line {
    /// The primary key.
    #[column(assigned)]
    pub number: i64,
    pub keys: String,
    #[encrypted(bind = column)]
    pub text: Sealed<String>,
}

/// A country.
#[derive(Debug, PartialEq, Model)]
#[model(table = "countries", primary_key = [number], new = Land)]
pub(crate) struct Country {
    #[column(assigned)]
    pub number: i32,
    #[rules(one_of = ["nl", "de"], non_empty)]
    pub code: String,
    pub name: Option<String>,
}

/// A row with a composite key, whose parts are called like the macro's own names.
#[derive(Debug, Model)]
#[model(table = "composite", primary_key = [plaintext, keys])]
pub(crate) struct Composite {
    pub keys: String,
    pub plaintext: i64,
    #[encrypted]
    pub keyring: Sealed<Vec<u8>>,
    #[encrypted]
    pub violations: Sealed<bool>,
}
