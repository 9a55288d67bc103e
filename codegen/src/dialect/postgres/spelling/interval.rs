//! Intervals as PostgreSQL prints them: `1 year 2 mons 3 days 04:05:06.789`.

/// An interval in its normal form, where it is in one of the usual ones.
pub(super) fn normal(text: &str) -> Option<String> {
    let mut sum = Sum::default();
    let lower = text.trim().to_lowercase();
    if let Some(iso) = lower.strip_prefix('p') {
        sum.iso(iso)?;
    } else {
        sum.words(&lower)?;
    }
    Some(sum.print())
}

/// The three parts that intervals have.
#[derive(Default)]
struct Sum {
    months: i64,
    days: i64,
    micros: i64,
}

impl Sum {
    fn words(&mut self, text: &str) -> Option<()> {
        let text = text.strip_prefix('@').unwrap_or(text);
        let mut words = text.split_whitespace().peekable();
        while let Some(word) = words.next() {
            if word.contains(':') {
                self.micros = self.micros.checked_add(clock(word)?)?;
                continue;
            }
            let end = word.find(|c: char| c.is_ascii_alphabetic());
            let (number, unit) = end.map_or((word, ""), |at| word.split_at(at));
            let unit = if unit.is_empty() { words.next().unwrap_or("second") } else { unit };
            self.add(number, unit)?;
        }
        Some(())
    }

    /// `1y2m3dt4h5m6s`.
    fn iso(&mut self, text: &str) -> Option<()> {
        let (date, time) = text.split_once('t').unwrap_or((text, ""));
        for (part, is_time) in [(date, false), (time, true)] {
            let mut rest = part;
            while !rest.is_empty() {
                let at = rest.find(|c: char| c.is_ascii_alphabetic())?;
                let unit = match (&rest[at..=at], is_time) {
                    ("y", false) => "year",
                    ("m", false) => "month",
                    ("w", false) => "week",
                    ("d", false) => "day",
                    ("h", true) => "hour",
                    ("m", true) => "minute",
                    ("s", true) => "second",
                    _ => return None,
                };
                self.add(&rest[..at], unit)?;
                rest = &rest[at + 1..];
            }
        }
        Some(())
    }

    fn add(&mut self, number: &str, unit: &str) -> Option<()> {
        if matches!(unit, "second" | "seconds" | "sec" | "secs" | "s") {
            self.micros = self.micros.checked_add(micros(number)?)?;
            return Some(());
        }
        let number: i64 = number.parse().ok()?;
        let (part, factor) = match unit {
            "year" | "years" | "yr" | "yrs" | "y" => (&mut self.months, 12),
            "month" | "months" | "mon" | "mons" => (&mut self.months, 1),
            "decade" | "decades" => (&mut self.months, 120),
            "week" | "weeks" | "w" => (&mut self.days, 7),
            "day" | "days" | "d" => (&mut self.days, 1),
            "hour" | "hours" | "hr" | "hrs" | "h" => (&mut self.micros, 3_600_000_000),
            "minute" | "minutes" | "min" | "mins" | "m" => (&mut self.micros, 60_000_000),
            "millisecond" | "milliseconds" | "ms" => (&mut self.micros, 1000),
            "microsecond" | "microseconds" | "us" => (&mut self.micros, 1),
            _ => return None,
        };
        *part = part.checked_add(number.checked_mul(factor)?)?;
        Some(())
    }

    fn print(&self) -> String {
        let mut parts = Vec::new();
        for (number, one, many) in
            [(self.months / 12, "year", "years"), (self.months % 12, "mon", "mons"), (self.days, "day", "days")]
        {
            if number != 0 {
                parts.push(format!("{number} {}", if number == 1 { one } else { many }));
            }
        }
        if self.micros != 0 || parts.is_empty() {
            let all = self.micros.unsigned_abs();
            let (seconds, fraction) = (all / 1_000_000, format!(".{:06}", all % 1_000_000));
            let fraction = fraction.trim_end_matches('0').trim_end_matches('.');
            let sign = if self.micros < 0 { "-" } else { "" };
            parts.push(format!("{sign}{:02}:{:02}:{:02}{fraction}", seconds / 3600, seconds / 60 % 60, seconds % 60));
        }
        parts.join(" ")
    }
}

fn clock(text: &str) -> Option<i64> {
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |text| (-1, text));
    let mut parts = text.split(':');
    let hours: i64 = parts.next()?.trim_start_matches('+').parse().ok()?;
    let minutes: i64 = parts.next()?.parse().ok()?;
    let seconds = micros(parts.next().unwrap_or("0"))?;
    let all = hours.checked_mul(60)?.checked_add(minutes)?.checked_mul(60_000_000)?.checked_add(seconds)?;
    parts.next().is_none().then_some(all * sign)
}

fn micros(seconds: &str) -> Option<i64> {
    let (sign, text) = seconds.strip_prefix('-').map_or((1, seconds), |text| (-1, text));
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.len() > 6 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let fraction: i64 = format!("{fraction:0<6}").parse().ok()?;
    Some(whole.checked_mul(1_000_000)?.checked_add(fraction)? * sign)
}

#[cfg(test)]
mod tests {
    use super::normal;

    #[test]
    fn intervals_are_printed_as_the_engine_does() {
        for (text, expected) in [
            ("1 day", "1 day"),
            ("24 hours", "24:00:00"),
            ("90 minutes", "01:30:00"),
            ("1 month 2 days", "1 mon 2 days"),
            ("1 week", "7 days"),
            ("P1Y2M3DT4H5M6S", "1 year 2 mons 3 days 04:05:06"),
            ("1 year 2 mons 3 days 04:05:06.789", "1 year 2 mons 3 days 04:05:06.789"),
            ("-1 days", "-1 days"),
            ("0", "00:00:00"),
        ] {
            assert_eq!(normal(text).as_deref(), Some(expected));
        }
        assert_eq!(normal("soon"), None);
    }
}
