//! The models of `schema.yaml` beside this file, as `schemalock generate` would write them; the look-up by e-mail is more.

use schemalock::{Date, Decimal, Json, Model, Sealed, Searchable, Timestamp};

schemalock::typed_id! {
    /// Names one row of `accounts`.
    pub struct AccountId(Uuid);
}

schemalock::text_enum! {
    /// The values of `region`.
    pub enum Region {
        /// The value `eu`.
        Eu = "eu",
        /// The value `us`.
        Us = "us",
    }
}

/// One row of `accounts`.
#[derive(Clone, Debug, PartialEq, Model)]
#[model(
    table = "accounts",
    primary_key = [id],
    unique(name = "accounts_email_blind_index_key", columns = [email]),
    index(name = "by_email", columns = [email]),
)]
pub struct Account {
    /// The primary key.
    #[column(default = AccountId::new())]
    pub id: AccountId,
    /// What is not encrypted.
    #[rules(max_length = 100)]
    pub label: String,
    /// Padded.
    #[encrypted(context = "accounts.token", pad)]
    pub token: Option<Sealed<String>>,
    /// Searchable and unique.
    #[encrypted(context = "accounts.email", searchable, normalise = lowercase)]
    pub email: Option<Searchable<String>>,
    /// Bound to its column alone.
    #[encrypted(context = "accounts.note", bind = column)]
    pub note: Option<Sealed<String>>,
    /// Counts the changes.
    #[column(version, default = 0)]
    pub version: i32,
    /// When this row was made.
    #[column(immutable, default = Timestamp::now())]
    pub created_at: Timestamp,
    /// When this row was last changed.
    #[column(touched, default = Timestamp::now())]
    pub updated_at: Timestamp,
}

/// One row of `ledger`, whose key is of everything that a key can be of.
#[derive(Clone, Debug, PartialEq, Model)]
#[model(table = "ledger", primary_key = [org, slot, at, price, code, day, region])]
pub struct Ledger {
    /// A number.
    pub org: i32,
    /// Bytes.
    pub slot: Vec<u8>,
    /// A moment.
    pub at: Timestamp,
    /// A decimal.
    #[column(scale = 2)]
    pub price: Decimal,
    /// A text.
    #[rules(max_length = 20)]
    pub code: String,
    /// A day.
    pub day: Date,
    /// A word.
    pub region: Region,
    /// Bound to all of these.
    #[encrypted(context = "ledger.secret")]
    pub secret: Sealed<Json>,
    /// When this row was last changed.
    #[column(touched, default = Timestamp::now())]
    pub updated_at: Timestamp,
}
