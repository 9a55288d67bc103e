//! A program that bills the users of an integration platform. The platform's models are generated; the table of invoices is this
//! program's own, and its model is written by hand.

mod invoice;

use std::error::Error;

use integrations::{AppStore, AuthType, NewApp};
use invoice::{InvoicePatch, InvoiceStore, NewInvoice};
use schemalock::migrate::{self, Migrations};
use schemalock::store::StoreError;
use schemalock::{Key, KeyKind, Keyring};
use sqlx::SqlitePool;
use sqlx::sqlite::SqliteConnectOptions;

static MIGRATIONS: Migrations = schemalock::migrations!("../../migrations");

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("say which file")?;
    let pool = SqlitePool::connect_with(SqliteConnectOptions::new().filename(file).create_if_missing(true)).await?;
    migrate::run(&pool, &MIGRATIONS, None).await?;
    sqlx::raw_sql(invoice::TABLE).execute(&pool).await?;
    let keyring = Keyring::new([Key::generate(KeyKind::Data)?.primary(), Key::generate(KeyKind::Index)?.primary()])?;

    let app = AppStore::new(&pool).create(NewApp::new("WordPress".into(), AuthType::Oauth)).await?;
    bill(&pool, &keyring, app.id).await?;
    refuse(&pool, &keyring, app.id).await?;
    println!("billed");
    Ok(())
}

/// An invoice is made, found by what is encrypted in it, and changed.
async fn bill(pool: &SqlitePool, keyring: &Keyring, app: integrations::AppId) -> Result<(), Box<dyn Error>> {
    let invoices = InvoiceStore::new(pool);
    let made = invoices.create(keyring, NewInvoice::new(app, 1_999, "NL91ABNA0417164300".to_owned())).await?;
    assert_eq!(made.number, 1);
    let found = invoices.by_iban(keyring, "NL91ABNA0417164300").all().await?;
    assert_eq!(found, std::slice::from_ref(&made));
    assert_eq!(found[0].open_iban(keyring)?.expose(), "NL91ABNA0417164300");

    let patch = InvoicePatch { cents: Some(2_999), revision: Some(made.revision), ..InvoicePatch::default() };
    let patched = invoices.patch(keyring, made.number, patch).await?;
    assert_eq!((patched.cents, patched.revision), (2_999, 1));
    let stale = invoices.update(&made).await.unwrap_err();
    assert!(matches!(stale, StoreError::Stale { table: "invoices" }), "{stale}");
    Ok(())
}

/// What the rules, the references and the seal do not allow.
async fn refuse(pool: &SqlitePool, keyring: &Keyring, app: integrations::AppId) -> Result<(), Box<dyn Error>> {
    let invoices = InvoiceStore::new(pool);
    let error = invoices.create(keyring, NewInvoice::new(app, -1, "x".to_owned())).await.unwrap_err();
    assert!(matches!(error, StoreError::Invalid(_)), "{error}");
    let nobody = integrations::AppId::new();
    let error =
        invoices.create(keyring, NewInvoice::new(nobody, 1, "NL02ABNA0123456789".to_owned())).await.unwrap_err();
    assert!(
        matches!(&error, StoreError::ForeignKey { relation: Some(it), .. } if it.references.as_deref() == Some("apps")),
        "{error}"
    );
    let error = AppStore::new(pool).delete(app).await.unwrap_err();
    assert!(matches!(&error, StoreError::ForeignKey { relation: Some(it), .. } if it.table == "invoices"), "{error}");
    Ok(())
}
