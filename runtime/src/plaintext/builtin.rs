//! The canonical bytes of the column types that need no macro.

use std::fmt::Display;
use std::str::FromStr;

use time::format_description::StaticFormatDescription;
use time::macros::format_description;
use zeroize::{Zeroize, Zeroizing};

use super::{EncodeError, Plaintext, float, overwrite};
use crate::{Date, Decimal, TimeOfDay, Timestamp, Uuid};

type Encoded = Result<Zeroizing<Vec<u8>>, EncodeError>;

const DATE: StaticFormatDescription = format_description!("[year]-[month]-[day]");
const TIME: StaticFormatDescription = format_description!("[hour]:[minute]:[second]");

impl Plaintext for String {
    fn encode(&self) -> Encoded {
        Ok(Zeroizing::new(self.as_bytes().to_vec()))
    }

    fn decode(bytes: Zeroizing<Vec<u8>>) -> Option<Self> {
        decode_text(bytes)
    }

    fn wipe(&mut self) {
        self.zeroize();
    }
}

impl Plaintext for Vec<u8> {
    fn encode(&self) -> Encoded {
        Ok(Zeroizing::new(self.clone()))
    }

    fn decode(bytes: Zeroizing<Vec<u8>>) -> Option<Self> {
        Some(take(bytes))
    }

    fn wipe(&mut self) {
        self.zeroize();
    }
}

macro_rules! as_display {
    ($($type:ty),*) => {
        $(
            impl Plaintext for $type {
                fn encode(&self) -> Encoded {
                    Ok(text(self))
                }

                fn decode(bytes: Zeroizing<Vec<u8>>) -> Option<Self> {
                    parse(&bytes)
                }

                fn wipe(&mut self) {
                    self.zeroize();
                }
            }
        )*
    };
}

as_display!(i16, i32, i64, bool);

impl Plaintext for f64 {
    fn encode(&self) -> Encoded {
        if !self.is_finite() {
            return Err(EncodeError::NotFinite);
        }
        Ok(Zeroizing::new(float::write(*self).into_bytes()))
    }

    fn decode(bytes: Zeroizing<Vec<u8>>) -> Option<Self> {
        parse(&bytes)
    }

    fn wipe(&mut self) {
        self.zeroize();
    }
}

impl Plaintext for Decimal {
    fn encode(&self) -> Encoded {
        Ok(text(&self.normalize()))
    }

    fn decode(bytes: Zeroizing<Vec<u8>>) -> Option<Self> {
        parse(&bytes)
    }

    fn wipe(&mut self) {
        overwrite(self, Self::ZERO);
    }
}

impl Plaintext for Uuid {
    fn encode(&self) -> Encoded {
        Ok(text(&self.hyphenated()))
    }

    fn decode(bytes: Zeroizing<Vec<u8>>) -> Option<Self> {
        parse(&bytes)
    }

    fn wipe(&mut self) {
        overwrite(self, Self::nil());
    }
}

impl Plaintext for Timestamp {
    fn encode(&self) -> Encoded {
        Ok(text(&self.unix_millis()))
    }

    fn decode(bytes: Zeroizing<Vec<u8>>) -> Option<Self> {
        Self::from_unix_millis(parse::<i64>(&bytes)?).ok()
    }

    fn wipe(&mut self) {
        overwrite(self, Self::UNIX_EPOCH);
    }
}

impl Plaintext for Date {
    fn encode(&self) -> Encoded {
        let in_range = (0..=9999).contains(&self.year());
        let text = in_range.then(|| self.format(DATE).ok()).flatten().ok_or(EncodeError::YearOutOfRange)?;
        Ok(Zeroizing::new(text.into_bytes()))
    }

    fn decode(bytes: Zeroizing<Vec<u8>>) -> Option<Self> {
        canonical(Self::parse(std::str::from_utf8(&bytes).ok()?, DATE).ok()?, &bytes)
    }

    fn wipe(&mut self) {
        overwrite(self, Self::MIN);
    }
}

impl Plaintext for TimeOfDay {
    fn encode(&self) -> Encoded {
        let whole = self.nanosecond() == 0;
        let text = whole.then(|| self.format(TIME).ok()).flatten().ok_or(EncodeError::FractionOfASecond)?;
        Ok(Zeroizing::new(text.into_bytes()))
    }

    fn decode(bytes: Zeroizing<Vec<u8>>) -> Option<Self> {
        canonical(Self::parse(std::str::from_utf8(&bytes).ok()?, TIME).ok()?, &bytes)
    }

    fn wipe(&mut self) {
        overwrite(self, Self::MIDNIGHT);
    }
}

/// The buffer itself: what takes it over wipes it.
fn take(mut bytes: Zeroizing<Vec<u8>>) -> Vec<u8> {
    std::mem::take(&mut *bytes)
}

fn decode_text(bytes: Zeroizing<Vec<u8>>) -> Option<String> {
    String::from_utf8(take(bytes)).map_err(|error| Zeroizing::new(error.into_bytes())).ok()
}

fn text(value: &impl Display) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(value.to_string().into_bytes())
}

/// The value of canonical bytes.
fn parse<T: FromStr + Plaintext>(bytes: &[u8]) -> Option<T> {
    canonical(std::str::from_utf8(bytes).ok()?.parse().ok()?, bytes)
}

/// The value, if these are its canonical bytes and not just bytes that it can be read from.
fn canonical<T: Plaintext>(value: T, bytes: &[u8]) -> Option<T> {
    (*value.encode().ok()? == bytes).then_some(value)
}
