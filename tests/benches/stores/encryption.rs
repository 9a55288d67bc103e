//! What encryption costs beside the rest of a call.

use std::hint::black_box;
use std::time::{Duration, Instant};

use anyhow::Result;
use integrations::{AppId, NewConnection};
use schemalock::{Json, Key, KeyKind, Keyring, Sealed, SealedField};

const SAMPLES: usize = 200;
const CALLS: u32 = 100;

pub(crate) fn report() -> Result<()> {
    let keyring = Keyring::new([Key::generate(KeyKind::Data)?.primary()])?;
    let credentials = || Json::from_iter([("token", "b2b1f8a0c4d94c7e"), ("secret", "s3cret")]);
    let new = || NewConnection::new(AppId::new(), "ada".into(), "My blog".into(), credentials());
    let sealed = new().seal(&keyring)?;
    let stored = sealed.credentials.stored().map(|(text, _)| text.to_owned()).unwrap_or_default();

    println!("| encryption alone | µs |\n| --- | --- |");
    let made = median(|| drop(black_box(new())));
    let seal = median(|| drop(black_box(new().seal(&keyring))));
    line("seal a connection's credentials", seal.saturating_sub(made));
    line("open them", median(|| drop(black_box(sealed.open_credentials(&keyring)))));
    line(
        "read the stored form",
        median(|| drop(black_box(<Sealed<Json> as SealedField>::from_stored(Some(black_box(&stored)), None)))),
    );
    Ok(())
}

fn line(what: &str, time: Duration) {
    println!("| {what} | {:.2} |", time.as_secs_f64() * 1e6);
}

fn median(call: impl Fn()) -> Duration {
    let mut times: Vec<Duration> = (0..SAMPLES)
        .map(|_| {
            let start = Instant::now();
            (0..CALLS).for_each(|_| call());
            start.elapsed() / CALLS
        })
        .collect();
    times.sort();
    times[times.len() / 2]
}
