//! A slice of what `.ci/slow` does with many rows.

use schemalock_tests::reencrypt::storm::Storm;

use super::{Driver, ENGINE};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_while_it_is_killed_again_and_again() {
    let storm = Storm { seed: 20_261_122, rows: 2_000, kills: 4 };
    let weather = storm.run::<Driver>(ENGINE).await.unwrap();
    assert!(weather.wrong.is_empty(), "{:#?}", weather.wrong);
    assert!(weather.killed > 0 && weather.written > 0 && weather.opened > 0, "{weather:?}");
}
