//! Dates and times as texts: equal ones are equal however they are written.

/// What a text says of a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// `2024-01-31`, when there is a day.
    pub date: Option<String>,
    /// `10:00:00.5`, without zeros at the end, when there is a time of day.
    pub time: Option<String>,
    /// Minutes east of Greenwich, when they are said.
    pub offset: Option<i32>,
}

/// Reads `2024-01-31`, `10:00`, both with a blank or `T` between them, and an offset behind them.
#[must_use]
pub fn moment(text: &str) -> Option<Moment> {
    let text = text.trim();
    let has_date = text.as_bytes().get(4) == Some(&b'-');
    let end = text.find(['T', 't', ' ']).unwrap_or(text.len());
    let (date, rest) = if has_date { text.split_at_checked(end)? } else { ("", text) };
    let date = if has_date { Some(day(date)?) } else { None };
    let rest = rest.strip_prefix(['T', 't', ' ']).unwrap_or(rest).trim_start();
    if rest.is_empty() {
        return date.map(|date| Moment { date: Some(date), time: None, offset: None });
    }
    let split = rest.find(['Z', 'z', '+', '-', ' ']).unwrap_or(rest.len());
    let (clock, zone) = rest.split_at(split);
    Some(Moment { date, time: Some(time_of_day(clock)?), offset: offset(zone.trim())? })
}

fn day(text: &str) -> Option<String> {
    let mut parts = text.split('-');
    let mut part = |lengths: std::ops::RangeInclusive<usize>| {
        let part = parts.next()?;
        (lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())).then_some(part)
    };
    let (year, month, day) = (part(4..=4)?, part(1..=2)?, part(1..=2)?);
    parts.next().is_none().then(|| format!("{year}-{month:0>2}-{day:0>2}"))
}

fn time_of_day(text: &str) -> Option<String> {
    let (clock, fraction) = text.split_once('.').unwrap_or((text, ""));
    let parts: Vec<&str> = clock.split(':').collect();
    let numbers = parts.iter().all(|part| matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit()));
    if !numbers || !matches!(parts.len(), 2 | 3) || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part = |at: usize| parts.get(at).copied().unwrap_or("00");
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    Some(format!("{:0>2}:{:0>2}:{:0>2}{point}{fraction}", part(0), part(1), part(2)))
}

/// `Z`, `+02`, `+0200`, `+02:00`, `UTC`; the outer `None` when it is none of these.
fn offset(text: &str) -> Option<Option<i32>> {
    if text.is_empty() {
        return Some(None);
    }
    if ["z", "utc", "gmt"].contains(&text.to_ascii_lowercase().as_str()) {
        return Some(Some(0));
    }
    let (sign, digits) = match text.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let digits: String = digits.chars().filter(|letter| *letter != ':').collect();
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.as_str(), "0"),
        4 => digits.split_at(2),
        _ => return None,
    };
    Some(Some(sign * (hours.parse::<i32>().ok()? * 60 + minutes.parse::<i32>().ok()?)))
}

impl Moment {
    /// The same in UTC; a text without an offset is taken to be in it.
    #[must_use]
    pub fn utc(&self) -> Option<String> {
        use time::format_description::well_known::Iso8601;
        let (date, time) = (self.date.as_deref()?, self.time.as_deref().unwrap_or("00:00:00"));
        let minutes = self.offset.unwrap_or_default();
        if minutes == 0 {
            return Some(format!("{date} {time}"));
        }
        let (clock, fraction) = time.split_once('.').map_or((time, String::new()), |(c, f)| (c, format!(".{f}")));
        let local = time::PrimitiveDateTime::parse(&format!("{date}T{clock}"), &Iso8601::DATE_TIME).ok()?;
        let utc = local.checked_sub(time::Duration::minutes(i64::from(minutes)))?;
        let (day, at) = (utc.date(), utc.time());
        let date = format!("{:04}-{:02}-{:02}", day.year(), u8::from(day.month()), day.day());
        Some(format!("{date} {:02}:{:02}:{:02}{fraction}", at.hour(), at.minute(), at.second()))
    }

    /// The same without an offset.
    #[must_use]
    pub fn local(&self) -> Option<String> {
        Some(format!("{} {}", self.date.as_deref()?, self.time.as_deref().unwrap_or("00:00:00")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(text: &str) -> Option<String> {
        moment(text)?.utc()
    }

    #[test]
    fn equal_moments_are_equal() {
        for text in [
            "2024-01-01T00:00:00.000Z",
            "2024-01-01 00:00:00+00",
            "2024-01-01 02:00+02:00",
            "2023-12-31 19:00:00-05",
            "2024-01-01",
        ] {
            assert_eq!(utc(text).as_deref(), Some("2024-01-01 00:00:00"), "{text}");
        }
        assert_eq!(utc("2025-01-31 12:00:00.1230+00").as_deref(), Some("2025-01-31 12:00:00.123"));
        assert_eq!(moment("12:30").and_then(|of| of.time).as_deref(), Some("12:30:00"));
        assert_eq!(moment("yesterday"), None);
        assert_eq!(moment("infinity"), None);
    }
}
