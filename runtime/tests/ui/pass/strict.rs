// Lints that a crate may be strict about have nothing to say about what is derived.
#![deny(warnings, missing_docs, unreachable_pub, unused, missing_debug_implementations, unnameable_types)]
#![deny(rust_2018_idioms, single_use_lifetimes, unused_qualifications, unused_results, let_underscore_drop)]
//! A crate with documentation.

/// The models.
pub mod models {
    use schemalock::{Model, Sealed};

    mod hidden {
        /// Reachable by the struct's module alone.
        pub(super) type Hidden = String;
    }

    /// A model.
    #[allow(non_snake_case)]
    #[derive(Debug, Model)]
    #[model(table = "apps", primary_key = [id])]
    pub struct App {
        /// The key.
        pub id: i64,
        one: hidden::Hidden,
        pub(crate) two: String,
        /// Three.
        #[encrypted]
        pub three: Sealed<String>,
        /// Four.
        pub four: i64,
        /// Five.
        pub five: i64,
        /// Six.
        pub six: i64,
        /// Seven.
        pub seven: i64,
        /// Eight.
        #[deprecated]
        pub eight: Option<i64>,
        /// A name that another language is used to.
        pub createdAt: i64,
    }

    /// What is done with one.
    #[must_use]
    pub fn sum(app: &App) -> String {
        format!("{}{}", app.one, app.two)
    }

    #[derive(Model)]
    #[model(table = "private", primary_key = [])]
    struct Private {
        #[encrypted(bind = column)]
        _token: Sealed<String>,
    }
}

fn main() {
    use schemalock::Model;
    assert_eq!(models::App::TABLE.columns.len(), 10);
}
