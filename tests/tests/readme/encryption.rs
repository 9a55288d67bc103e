use integrations::{AppId, Connection, NewConnection};
use schemalock::{Json, Keyring, kek};

fn save(app: AppId, token: Json) -> Result<Connection, Box<dyn std::error::Error>> {
    let kek = kek::source("file:kek.txt")?;                       // or env:NAME, or exec:PROGRAM for a KMS
    let keyring = Keyring::open("keyring.json", &*kek)?;          // once, when the program starts

    let new = NewConnection::new(app, "ada".into(), "My blog".into(), token);
    let connection = new.seal(&keyring)?;                         // rules checked, row and column bound

    assert!(connection.open_credentials(&keyring)?.expose().is_object());
    Ok(connection)
}
