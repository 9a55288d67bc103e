//! Rules: what the models hold, and what the database holds where they do not.

use integrations::*;
use schemalock::store::StoreError;
use schemalock::{Decimal, Violation};
use schemalock_tests::Engine;
use types::{NewRuled, RuledId, RuledPatch, RuledStore};

use super::{ENGINE, place, types};
use crate::loose::{Loose, LooseStore, LooseToBe};
use crate::support::refused;

fn new(id: i32) -> NewRuled {
    NewRuled::new(RuledId::from(id), "token".to_owned())
}

/// One value for each kind of rule that breaks it, with the column and the rule.
macro_rules! each_broken_value {
    ($check:ident) => {
        $check!(least: "a".to_owned(), "min_length");
        $check!(most: "abcd".to_owned(), "max_length");
        $check!(some: "  ".to_owned(), "non_empty");
        $check!(shape: "A".to_owned(), "pattern");
        $check!(link: "ftp://example.com".to_owned(), "format");
        $check!(mail: "nobody".to_owned(), "format");
        $check!(low: 0, "min");
        $check!(high: Decimal::new(151, 2), "max");
        $check!(one: "c".to_owned(), "one_of");
    };
}

/// The only rule that was broken.
fn broken<T: std::fmt::Debug>(result: Result<T, StoreError>) -> (&'static str, &'static str) {
    match result {
        Err(StoreError::Invalid(violations)) => {
            let all: Vec<&Violation> = violations.iter().collect();
            assert_eq!(all.len(), 1, "{violations}");
            (all[0].column(), all[0].rule())
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_rule_is_found_before_the_database_is_asked() {
    let place = types(&["ruled"]).await;
    let ruled = RuledStore::new(&place.pool);
    let row = ruled.create(&place.keyring, new(1)).await.unwrap();
    // From here on there is no database to ask.
    place.pool.close().await;
    let keys = &place.keyring;
    macro_rules! check {
        ($column:ident: $value:expr, $rule:literal) => {
            let expected = (stringify!($column), $rule);
            assert_eq!(broken(ruled.create(keys, NewRuled { $column: $value, ..new(2) }).await), expected);
            let rows = [new(3), NewRuled { $column: $value, ..new(4) }];
            assert_eq!(broken(ruled.create_all(keys, rows).await), expected);
            let patch = RuledPatch { $column: Some($value), ..RuledPatch::default() };
            assert_eq!(broken(ruled.patch(keys, row.id, patch).await), expected);
            let changed = || types::Ruled { $column: $value, ..row.clone() };
            assert_eq!(broken(ruled.update(&changed()).await), expected);
            assert_eq!(broken(ruled.upsert(changed()).await), expected);
            assert_eq!(broken(ruled.insert(changed()).await), expected);
            assert_eq!(broken(ruled.insert_all([row.clone(), changed()]).await), expected);
        };
    }
    each_broken_value!(check);
    // The rules of an encrypted column are those of its plaintext.
    let expected = ("token", "min_length");
    let short = || NewRuled::new(RuledId::from(2), "a".to_owned());
    assert_eq!(broken(ruled.create(keys, short()).await), expected);
    assert_eq!(broken(ruled.create_all(keys, [new(3), short()]).await), expected);
    let patch = RuledPatch { token: Some("a".to_owned().into()), ..RuledPatch::default() };
    assert_eq!(broken(ruled.patch(keys, row.id, patch).await), expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_is_broken_is_said() {
    let place = types(&["ruled"]).await;
    let ruled = RuledStore::new(&place.pool);
    let patch = RuledPatch {
        least: Some(String::new()),
        low: Some(-1),
        token: Some("a".to_owned().into()),
        ..RuledPatch::default()
    };
    let error = ruled.patch(&place.keyring, RuledId::from(1), patch).await.unwrap_err();
    let StoreError::Invalid(violations) = &error else { panic!("{error:?}") };
    let columns: Vec<&str> = violations.iter().map(Violation::column).collect();
    assert_eq!(columns, ["least", "low", "token"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_of_the_five_tables() {
    let place = place().await;
    let long = |length: usize| "ü".repeat(length);
    let apps = AppStore::new(&place.pool);
    assert_eq!(broken(apps.create(NewApp::new(long(121), AuthType::Oauth)).await), ("name", "max_length"));
    apps.create(NewApp::new(long(120), AuthType::Oauth)).await.unwrap();
    let app = place.app("a").await;
    let patch = AppPatch { icon_url: Some(Some("nowhere".to_owned())), ..AppPatch::default() };
    assert_eq!(broken(apps.patch(app.id, patch).await), ("icon_url", "format"));
    let connection = place.connection(&app, "u").await;
    let blank = Connection { owner_id: " ".to_owned(), ..connection };
    assert_eq!(broken(ConnectionStore::new(&place.pool).update(&blank).await), ("owner_id", "non_empty"));
    let scenario = place.scenario("s").await;
    let schedule = ScenarioPatch { schedule: Some(Some(long(201))), ..ScenarioPatch::default() };
    assert_eq!(broken(ScenarioStore::new(&place.pool).patch(scenario.id, schedule).await), ("schedule", "max_length"));
    let node = NewNode { order: Some(-1), ..NewNode::new(scenario.id, "t".to_owned()) };
    assert_eq!(broken(NodeStore::new(&place.pool).create(node).await), ("order", "min"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_gets_past_the_models_the_database_refuses() {
    let place = types(&["ruled"]).await;
    let loose = LooseStore::new(&place.pool);
    loose.create(LooseToBe::new(1)).await.unwrap();
    macro_rules! check {
        ($column:ident: $value:expr, $rule:literal) => {
            // There are no words for these on SQLite.
            if !(ENGINE == Engine::Sqlite && matches!($rule, "pattern" | "format")) {
                let name = concat!("ruled_", stringify!($column), "_", $rule);
                let is = |error: &StoreError| {
                    matches!(error, StoreError::Check { table: "ruled", constraint, column: Some(column), rule: Some(rule) }
                        if constraint == name && *column == stringify!($column) && rule == $rule)
                };
                let new = LooseToBe { $column: $value.into(), ..LooseToBe::new(2) };
                let error = loose.create(new).await.unwrap_err();
                assert!(is(&error), "{error:?}");
                let patch = crate::loose::LoosePatch { $column: Some($value.into()), ..Default::default() };
                let error = loose.patch(1, patch).await.unwrap_err();
                assert!(is(&error), "{error:?}");
            }
        };
    }
    each_broken_value!(check);
    assert_eq!(loose.rows().count().await.unwrap(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_of_the_whole_table() {
    let place = types(&["ruled"]).await;
    let loose = LooseStore::new(&place.pool);
    // The check's name begins like a column's.
    let error = loose.create(LooseToBe { low: 7, ..LooseToBe::new(1) }).await;
    refused!(error, StoreError::Check { table: "ruled", constraint, column: None, rule: None }
        if constraint == "ruled_low_is_no_seven_check");
    let error = RuledStore::new(&place.pool).create(&place.keyring, NewRuled { low: 7, ..new(1) }).await;
    refused!(error, StoreError::Check { column: None, .. });
}

#[tokio::test(flavor = "multi_thread")]
async fn no_node_points_at_itself() {
    let place = place().await;
    let scenario = place.scenario("s").await;
    let (a, b) = (place.node(&scenario).await, place.node(&scenario).await);
    let edges = NodeConnectionStore::new(&place.pool);
    let edge = place.edge(&a, &b).await;
    let is = |error: &StoreError| {
        let name = "node_connections_no_self_loop_check";
        matches!(error, StoreError::Check { table: "node_connections", constraint, column: None, rule: None } if constraint == name)
    };
    let looped = || NewNodeConnection::new(scenario.id, a.id, a.id);
    refused!(edges.create(looped()).await, error if is(error));
    refused!(edges.create_all([looped()]).await, error if is(error));
    let patch = NodeConnectionPatch { target_node_id: Some(a.id), ..NodeConnectionPatch::default() };
    refused!(edges.patch(edge.id, patch).await, error if is(error));
    let turned = NodeConnection { source_node_id: b.id, ..edge.clone() };
    refused!(edges.update(&turned).await, error if is(error));
    refused!(edges.upsert(turned).await, error if is(error));
    assert_eq!(edges.rows().all().await.unwrap(), [edge]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_sealed_stays_outside() {
    let place = types(&["ruled"]).await;
    let loose = LooseStore::new(&place.pool);
    let plain = || LooseToBe { token: "s3cret".to_owned(), ..LooseToBe::new(1) };
    refused!(loose.create(plain()).await, StoreError::Unsealed { table: "ruled", column: "token" });
    refused!(loose.create_all([plain()]).await, StoreError::Unsealed { table: "ruled", column: "token" });
    let plain = LooseToBe { token_blind_index: "s3cret".to_owned(), ..LooseToBe::new(1) };
    refused!(loose.create(plain).await, StoreError::Check { column: Some("token_blind_index"), rule: Some(rule), .. }
        if rule == "form");
    let blind_index = "0".repeat(40);
    let raw = format!("INSERT INTO ruled (id, token, token_blind_index) VALUES (1, 's3cret', '{blind_index}')");
    assert!(place.try_sql(&raw).unwrap_err().contains("ruled_token_sealed"));
}

#[tokio::test(flavor = "multi_thread")]
async fn null_where_a_value_is_required() {
    let place = types(&["ruled"]).await;
    let loose = LooseStore::new(&place.pool);
    let row = loose.create(LooseToBe::new(1)).await.unwrap();
    let is = |error: &StoreError| matches!(error, StoreError::Null { table: "ruled", column } if column == "least");
    refused!(loose.create(LooseToBe { least: None, ..LooseToBe::new(2) }).await, error if is(error));
    refused!(loose.update(&Loose { least: None, ..row.clone() }).await, error if is(error));
    let patch = crate::loose::LoosePatch { least: Some(None), ..Default::default() };
    refused!(loose.patch(1, patch).await, error if is(error));
    refused!(loose.upsert(Loose { least: None, ..row }).await, error if is(error));
}
