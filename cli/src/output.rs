//! What the person or program at the other end sees: results on stdout, everything else on stderr.

use std::io::{self, IsTerminal as _, Write};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

use crate::args::Color;

/// Longer lines are cut.
const MOST_CHARACTERS: usize = 200;

/// Where a command's words go, and whether they may be coloured.
#[derive(Debug)]
pub(crate) struct Output {
    stdout_colour: bool,
    stderr_colour: bool,
}

impl Output {
    pub(crate) fn new(color: Color) -> Self {
        let choice = match color {
            Color::Auto => None,
            Color::Always => Some(true),
            Color::Never => Some(false),
        };
        // Knows terminals, NO_COLOR and the like.
        let detect = |choice: ColorChoice| choice != ColorChoice::Never;
        Self {
            stdout_colour: choice.unwrap_or_else(|| detect(AutoStream::choice(&io::stdout()))),
            stderr_colour: choice.unwrap_or_else(|| detect(AutoStream::choice(&io::stderr()))),
        }
    }

    /// May results be coloured?
    pub(crate) const fn colour(&self) -> bool {
        self.stdout_colour
    }

    /// Writes a part of the result.
    pub(crate) fn result(&self, text: &str) -> io::Result<()> {
        let mut stdout = io::stdout().lock();
        match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
            // `schemalock check | head`: the reader has what it wanted.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            done => done,
        }
    }

    /// Writes the result as one JSON document.
    pub(crate) fn json<T: Serialize>(&self, document: &T) -> io::Result<()> {
        self.result(&schemalock_codegen::text::pretty_json(document))
    }

    /// Says something that is not the result.
    pub(crate) fn note(&self, text: &str) {
        // A closed stderr is no reason to fail.
        let _ = writeln!(io::stderr(), "{text}");
    }

    /// Says something that is not the result, but ought to be read.
    pub(crate) fn warn(&self, text: &str) {
        let word = self.paint_error(AnsiColor::Yellow, "warning");
        self.note(&format!("{word}: {text}"));
    }

    /// Says why the command could not do its work.
    pub(crate) fn error(&self, error: &anyhow::Error) {
        let word = self.paint_error(AnsiColor::Red, "error");
        self.note(&format!("{word}: {}", chain(error)));
    }

    /// Colours a word of the result.
    pub(crate) fn paint(&self, colour: AnsiColor, text: &str) -> String {
        paint(self.stdout_colour, colour, text)
    }

    fn paint_error(&self, colour: AnsiColor, text: &str) -> String {
        paint(self.stderr_colour, colour, text)
    }

    /// A progress bar over so many steps; it exists only on a terminal.
    pub(crate) fn progress(&self, steps: u64) -> ProgressBar {
        let target =
            if io::stderr().is_terminal() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(steps), target);
        let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}");
        bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
    }
}

fn paint(on: bool, colour: AnsiColor, text: &str) -> String {
    if !on {
        return text.to_owned();
    }
    let style = Style::new().fg_color(Some(colour.into())).bold();
    format!("{style}{text}{style:#}")
}

/// The error and its causes; many a library repeats the cause's words in its own.
fn chain(error: &anyhow::Error) -> String {
    let mut said = String::new();
    for cause in error.chain().map(ToString::to_string) {
        if said.is_empty() {
            said = cause;
        } else if !said.contains(&cause) {
            said = format!("{said}: {cause}");
        }
    }
    said
}

/// "1 error", "2 errors".
pub(crate) fn count(number: usize, word: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {word}{ending}")
}

/// One line of what somebody else wrote, without what would move a terminal's cursor.
pub(crate) fn printable(line: &str) -> String {
    let line = line.trim_end_matches(['\n', '\r']);
    let shown = line.chars().take(MOST_CHARACTERS).map(|letter| match letter {
        '\t' => '\t',
        letter if letter.is_control() => '\u{fffd}',
        letter => letter,
    });
    let mut shown: String = shown.collect();
    if line.chars().nth(MOST_CHARACTERS).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_others_wrote_moves_the_cursor() {
        assert_eq!(printable("\u{1b}[2Jx\r\n"), "\u{fffd}[2Jx");
    }
}
