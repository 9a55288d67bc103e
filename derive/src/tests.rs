//! What is written out, for reading: the snapshots show the whole expansion.

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse_quote;

fn expansion(input: &syn::DeriveInput) -> String {
    let track = |schema: &crate::schema::Schema| {
        let path = schema.path();
        quote!(const _: &str = #path;)
    };
    let tokens: TokenStream = crate::model(input, track);
    prettyplease::unparse(&syn::parse2(tokens).unwrap())
}

#[test]
fn plain_model() {
    let input = parse_quote! {
        #[model(table = "apps", primary_key = [id])]
        #[model(index(name = "by_name", columns = [name], unique))]
        pub struct App {
            /// The primary key.
            pub id: AppId,
            pub name: String,
            description: Option<String>,
        }
    };
    insta::assert_snapshot!(expansion(&input));
}

#[test]
fn encrypted_model() {
    let input = parse_quote! {
        #[model(table = "connections", primary_key = [id])]
        pub struct Connection {
            /// The primary key.
            #[column(default = ConnectionId::new())]
            pub id: ConnectionId,
            /// Tokens or keys.
            #[encrypted]
            pub credentials: Sealed<Json>,
        }
    };
    insta::assert_snapshot!(expansion(&input));
}

#[test]
fn everything() {
    let input = parse_quote! {
        #[model(table = "links", primary_key = [scope, name], new = LinkToBe, crate = ::renamed)]
        #[model(index(name = "by_email", sql_name = "email_index", columns = [email]))]
        #[model(unique(name = "links_name_key", columns = [name]))]
        #[model(foreign_key(columns = [scope], table = "scopes", references = ["id"]))]
        #[model(foreign_key(name = "links_priced", columns = [number, price], table = "prices", references = ["number", "price"]))]
        struct Link {
            scope: i64,
            #[column(name = "called", default = String::from("link"))]
            #[rules(min_length = 1, max_length = 120, non_empty, pattern = "^[a-z]+$", format = url)]
            name: String,
            #[column(assigned)]
            number: i64,
            #[column(scale = 2)]
            #[rules(min = -1, max = "1.50", one_of = ["0.50", 1])]
            pub(crate) price: Option<Decimal>,
            #[encrypted(context = "old.secret", bind = column, pad)]
            r#type: Option<Sealed<Vec<u8>>>,
            #[encrypted(searchable, normalise = lowercase, blind_index = "email_key")]
            #[rules(format = email)]
            email: Searchable<String>,
            #[column(version, default = 0)]
            edition: i32,
            #[column(immutable)]
            created_at: Timestamp,
            #[column(touched)]
            updated_at: Timestamp,
        }
    };
    insta::assert_snapshot!(expansion(&input));
}

#[test]
fn model_with_schema() {
    let input = parse_quote! {
        #[model(table = "connections", schema = "src/tests/models.json")]
        pub struct Connection {
            pub id: ConnectionId,
            pub status: Status,
            #[encrypted]
            pub token: Option<Sealed<String>>,
            pub price: Decimal,
            pub edition: i32,
            pub created_at: Timestamp,
            pub updated_at: Timestamp,
        }
    };
    insta::assert_snapshot!(expansion(&input));
}

#[test]
fn model_with_mistakes() {
    let input = parse_quote! {
        #[model(table = 1, primary_key = [ident])]
        pub struct Connection<T> {
            pub id: T,
        }
    };
    insta::assert_snapshot!(expansion(&input));
}
