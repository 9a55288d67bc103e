//! Reading a file line by line, with no more of it in memory than a line.

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Read as _};

use camino::Utf8Path;

/// The longest line that is read. A document of Convex has at most 1 MiB; a row of a SQL database may have more.
pub(crate) const LONGEST: u64 = 64 << 20;

/// Some editors begin a file with it.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The lines of a file. Those with nothing but white space in them are passed over.
#[derive(Debug)]
pub(crate) struct Lines {
    reader: BufReader<File>,
    bytes: Vec<u8>,
    number: u64,
    read: u64,
}

/// A line.
#[derive(Debug)]
pub(crate) struct Line<'l> {
    /// Its number, counted from 1.
    pub(crate) number: u64,
    bytes: &'l [u8],
    is_whole: bool,
}

impl Line<'_> {
    /// Its text; nothing if it is not UTF-8, or too long.
    pub(crate) fn text(&self) -> Option<&str> {
        if self.is_whole { std::str::from_utf8(self.bytes).ok() } else { None }
    }

    /// Is it longer than what is read?
    pub(crate) const fn is_too_long(&self) -> bool {
        !self.is_whole
    }
}

impl Lines {
    /// The lines of a file.
    pub(crate) fn open(path: &Utf8Path) -> io::Result<Self> {
        // Asked before it is opened: to open a pipe is to wait for somebody who writes.
        if !path.metadata()?.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is no file"));
        }
        let file = File::open(path)?;
        Ok(Self { reader: BufReader::with_capacity(1 << 16, file), bytes: Vec::new(), number: 0, read: 0 })
    }

    /// The next line.
    pub(crate) fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        loop {
            // A line that was long once is not kept for all the short ones behind it.
            self.bytes.clear();
            self.bytes.shrink_to(1 << 20);
            let length = (&mut self.reader).take(LONGEST).read_until(b'\n', &mut self.bytes)? as u64;
            if length == 0 {
                return Ok(None);
            }
            self.number += 1;
            self.read += length;
            if self.number == 1 && self.bytes.starts_with(BYTE_ORDER_MARK) {
                self.bytes.drain(..BYTE_ORDER_MARK.len());
            }
            let is_whole = length < LONGEST || self.bytes.ends_with(b"\n");
            if !is_whole {
                self.read += skip_line(&mut self.reader)?;
                self.bytes.clear();
            }
            if !is_whole || !self.bytes.trim_ascii().is_empty() {
                return Ok(Some(Line { number: self.number, bytes: &self.bytes, is_whole }));
            }
        }
    }

    /// How many bytes were read.
    pub(crate) const fn read(&self) -> u64 {
        self.read
    }
}

/// Passes over the rest of a line; says how long it was.
fn skip_line(reader: &mut BufReader<File>) -> io::Result<u64> {
    let mut skipped = 0;
    loop {
        let some = reader.fill_buf()?;
        let end = some.iter().position(|byte| *byte == b'\n');
        let length = end.map_or(some.len(), |at| at + 1);
        reader.consume(length);
        skipped += length as u64;
        if end.is_some() || length == 0 {
            return Ok(skipped);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(contents: &[u8]) -> Vec<(u64, Option<String>)> {
        let folder = tempfile::tempdir().unwrap();
        let path = camino::Utf8PathBuf::from_path_buf(folder.path().join("a")).unwrap();
        crate::files::write::atomic(&path, contents).unwrap();
        let (mut lines, mut all) = (Lines::open(&path).unwrap(), Vec::new());
        while let Some(line) = lines.next().unwrap() {
            all.push((line.number, line.text().map(|text| text.trim().to_owned())));
        }
        assert_eq!(lines.read(), contents.len() as u64);
        all
    }

    #[test]
    fn blank_lines_count_and_are_passed_over() {
        let text = |number: u64, text: &str| (number, Some(text.to_owned()));
        assert_eq!(lines(b"a\n\r\n \nb"), [text(1, "a"), text(4, "b")]);
        assert_eq!(lines(b"\xef\xbb\xbfa\n\xef\xbb\xbfb"), [text(1, "a"), text(2, "\u{feff}b")]);
        assert_eq!(lines(b""), []);
        assert_eq!(lines(b"\xff\nb\n"), [(1, None), text(2, "b")]);
    }
}
