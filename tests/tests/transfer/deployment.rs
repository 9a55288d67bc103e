//! Documents as a deployment of Convex has made them: with ids of its own, and in the forms that its exports have had.

use schemalock::{Json, Keyring};
use schemalock_codegen::convex::DocumentId;
use schemalock_tests::{Engine, FIVE_TABLES, on_every_engine};
use serde_json::{Value, json};

use crate::support::{World, keyring, texts};

/// An id of a table, as a deployment makes it: what tells documents apart is random.
fn id(table: u32, number: u8) -> String {
    DocumentId { table, internal: [number; 16] }.to_string()
}

fn app(id: &str) -> Value {
    json!({
        "_id": id, "_creationTime": 1_700_000_000_000.25, "name": "A", "description": "", "authType": "oauth",
        "configTemplate": "{}", "isEnabled": true, "createdAt": 1.7e12, "updatedAt": 1_700_000_000_000.0, "iconUrl": null,
    })
}

/// A connection whose value is sealed for the key beside its id, as the helpers over there do.
fn connection(keyring: &Keyring, id: &str, app: &str) -> (Value, integrations::Connection) {
    let new =
        integrations::NewConnection::new(integrations::AppId::new(), "ada".into(), "mine".into(), Json::from("s3cret"));
    let sealed = new.seal(keyring).unwrap();
    let document = json!({
        "_id": id, "_creationTime": 1, "id": sealed.id.to_string().to_uppercase(), "appId": app, "ownerId": "ada", "name": "mine",
        "credentials": sealed.credentials.as_text(), "status": "active", "createdAt": 5, "updatedAt": 5,
    });
    (document, sealed)
}

fn arrive(engine: Engine) {
    let (world, keyring) = (World::new(FIVE_TABLES), keyring());
    let target = world.database(engine);
    world.write("in", "apps", &[app(&id(10_020, 1))]);
    let (document, sealed) = connection(&keyring, &id(10_021, 2), &id(10_020, 1));
    world.write("in", "connections", &[document]);
    let _ = world.import("in", &target).expect_code(0);
    let cast = |column: &str| match engine {
        Engine::Mariadb => format!("CAST({column} AS CHAR)"),
        _ => format!("CAST({column} AS TEXT)"),
    };
    let app_id = "01010101-0101-0101-0101-010101010101";
    assert_eq!(texts(&target, &format!("SELECT {} FROM apps", cast("id"))), [app_id]);
    assert_eq!(texts(&target, &format!("SELECT {} FROM connections", cast("id"))), [sealed.id.to_string()]);
    assert_eq!(texts(&target, &format!("SELECT {} FROM connections", cast("app_id"))), [app_id]);
    // Back to Convex it goes under its own key.
    world.export(&target, "out");
    let back = &world.documents("out", "connections")[0];
    assert_eq!(
        (&back["id"], &back["credentials"]),
        (&json!(sealed.id.to_string()), &json!(sealed.credentials.as_text()))
    );
}

on_every_engine! { documents_of_a_deployment: arrive; }

const REFERENCES: &str = "
schemalock: 1
name: keys
targets: { sqlite: '3.40' }
tables:
  vaults:
    columns:
      id:     { type: uuid, primary_key: true, default: uuid_v7 }
      secret: { type: text, optional: true, encrypted: true }
      next:   { references: vaults.id, optional: true, on_delete: restrict }
    indexes:
      by_next: [next]
  doors:
    columns:
      id:       { type: uuid, primary_key: true, default: uuid_v7 }
      vault_id: { references: vaults.id, on_delete: restrict }
    indexes:
      by_vault: [vault_id]
";

#[test]
fn references_follow_the_key_beside_the_id() {
    let world = World::new(REFERENCES);
    let target = world.database(Engine::Sqlite);
    let key = |number: u8| format!("0198f2c0-0000-7000-8000-0000000000{number:02}");
    let vault = |number: u8, next: Option<u8>| json!({ "_id": id(10_002, number), "id": key(number), "next": next.map(|it| id(10_002, it)) });
    world.write("in", "vaults", &[vault(1, Some(2)), vault(2, None), vault(3, Some(1))]);
    world.write("in", "doors", &[json!({ "_id": "7;doors", "vaultId": id(10_002, 2) })]);
    let _ = world.import("in", &target).expect_code(0);
    assert_eq!(texts(&target, "SELECT vault_id FROM doors"), [key(2)]);
    assert_eq!(texts(&target, "SELECT next FROM vaults ORDER BY id"), [key(2), "NULL".to_owned(), key(1)]);
    // The same id for two keys is an id of none.
    world.write("twice", "vaults", &[vault(1, None), json!({ "_id": id(10_002, 1), "id": key(9) })]);
    assert_eq!(world.findings("twice", &target), ["duplicate-id vaults:null -"]);
    let said = "04040404-0404-0404-0404-040404040404";
    world.write("said", "vaults", &[json!({ "_id": id(10_002, 4), "id": said }), vault(4, None)]);
    assert_eq!(world.findings("said", &target), ["duplicate-id vaults:null -"]);
    // The vaults are there already, and the doors come later.
    world.write("in", "doors", &[json!({ "_id": "8;doors", "vaultId": id(10_002, 3) })]);
    let _ = world.project.run(&["import", "in", "--table", "doors", "--database", target.url()]).expect_code(0);
    assert_eq!(texts(&target, "SELECT vault_id FROM doors ORDER BY vault_id"), [key(2), key(3)]);
}

#[test]
fn ids_of_other_tables_are_refused() {
    let (world, keyring) = (World::new(FIVE_TABLES), keyring());
    let target = world.database(Engine::Sqlite);
    let (mut wrong, _) = connection(&keyring, &id(10_021, 2), &id(10_022, 9));
    world.write("in", "apps", &[app(&id(10_020, 1)), app(&id(10_021, 2)), app(&id(10_099, 3))]);
    world.write("in", "connections", &[wrong.clone()]);
    world.write("in", "scenarios", &[]);
    world.write("in", "_tables", &[json!({ "name": "scenarios", "id": 10_022 })]);
    let expected = ["wrong-table apps:2 _id", "wrong-table apps:3 _id", "wrong-table connections:1 appId"];
    assert_eq!(world.findings("in", &target), expected);
    let said = world.import("in", &target).expect_code(1).stdout;
    assert!(said.contains("the `_id` is the id of a document of `connections`"), "{said}");
    assert!(said.contains("the `_id` is the id of a document of table 10099, and `apps` is table 10020"), "{said}");
    assert!(
        said.contains("`appId` takes the id of a document of `apps`, and this is the id of a document of `scenarios`"),
        "{said}"
    );
    // What no deployment has made says nothing of its table.
    wrong["appId"] = json!("1;apps");
    world.write("in", "apps", &[app("1;apps")]);
    world.write("in", "connections", &[wrong]);
    let _ = world.import("in", &target).expect_code(0);
}

const FORMS: &str = "
schemalock: 1
name: forms
targets: { sqlite: '3.40' }
tables:
  values:
    columns:
      id:    { type: integer, primary_key: true }
      big:   { type: bigint }
      bytes: { type: bytes }
      ratio: { type: float }
      whole: { type: integer }
";

#[test]
fn older_forms_of_exports_are_read() {
    let world = World::new(FORMS);
    let target = world.database(Engine::Sqlite);
    let value = |id: u32, big: Value, bytes: Value, ratio: Value, whole: Value| json!({ "id": id, "big": big, "bytes": bytes, "ratio": ratio, "whole": whole });
    let float = json!({ "$float": "AAAAAAAA8D8=" });
    let documents = [
        value(1, json!({ "$integer": "/////////38=" }), json!({ "$bytes": "AP8=" }), float.clone(), json!(1.0)),
        value(2, json!("9223372036854775807"), json!("AP8="), json!(1), json!({ "$float": "AAAAAAAAAIA=" })),
    ];
    world.write("in", "values", &documents);
    let _ = world.import("in", &target).expect_code(0);
    let rows = texts(
        &target,
        "SELECT concat FROM (SELECT big || ' ' || hex(bytes) || ' ' || ratio || ' ' || whole AS concat FROM \"values\" ORDER BY id)",
    );
    assert_eq!(rows, ["9223372036854775807 00FF 1.0 1", "9223372036854775807 00FF 1.0 0"]);
    for (field, wrong) in [
        ("big", json!(1)),
        ("big", json!("01")),
        ("big", json!({ "$integer": "AA==" })),
        ("bytes", json!("AP8")),
        ("bytes", json!({ "$bytes": "AP8=", "more": 1 })),
        ("ratio", json!({ "$float": "AAAAAAAA8H8=" })),
        ("ratio", json!("1")),
        ("whole", json!(1.5)),
        ("whole", json!(2_147_483_648_u32)),
        ("whole", json!({ "$integer": "AQAAAAAAAAA=" })),
    ] {
        let mut document = value(3, json!("1"), json!(""), float.clone(), json!(1));
        document[field] = wrong;
        world.write("in", "values", &[document]);
        assert_eq!(world.findings("in", &target), [format!("wrong-type values:1 {field}")]);
    }
}
