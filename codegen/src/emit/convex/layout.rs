//! TypeScript laid out as Prettier does it, with its defaults: lines of 80 characters, two blanks, double quotes.
//!
//! Only what the emitter writes is known here: literals, objects, lists, calls and arrow functions. A piece stands on one line if it
//! fits, and is broken at its own places otherwise, the outermost first. A test holds the result against Prettier itself.

use unicode_width::UnicodeWidthStr;

use crate::emit::prose::fill;

/// The width of a line.
const WIDTH: usize = 80;

/// A piece of TypeScript.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Ts {
    /// What is never broken.
    Word(String),
    /// `{ a: 1 }`
    Object(Vec<Member>),
    /// `[a, b]`
    List(Vec<Self>),
    /// `f(a, b)`, each argument with its documentation.
    Call(String, Vec<(Vec<String>, Self)>),
    /// `(row) => value`
    Arrow(&'static str, Box<Self>),
    /// `value as F<T>`, by what stands before `T`
    Cast(&'static str, String),
    /// `value.f(a).g(b)`
    Chain(Box<Self>, Vec<Self>),
}

/// `key: value` with its documentation.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Member {
    pub(super) docs: Vec<String>,
    pub(super) key: String,
    pub(super) value: Ts,
    /// An empty line stands before it, unless it is the first.
    pub(super) apart: bool,
}

impl Member {
    pub(super) fn new(key: impl Into<String>, value: Ts) -> Self {
        Self { docs: Vec::new(), key: key.into(), value, apart: false }
    }

    pub(super) fn with_docs(self, docs: Vec<String>) -> Self {
        Self { docs, ..self }
    }
}

impl Ts {
    pub(super) fn word(word: impl Into<String>) -> Self {
        Self::Word(word.into())
    }

    /// A text literal.
    pub(super) fn text(text: &str) -> Self {
        Self::Word(quoted(text))
    }

    pub(super) fn texts<S: AsRef<str>>(texts: &[S]) -> Self {
        Self::List(texts.iter().map(|text| Self::text(text.as_ref())).collect())
    }

    pub(super) fn call(function: impl Into<String>, arguments: impl IntoIterator<Item = Self>) -> Self {
        Self::Call(function.into(), arguments.into_iter().map(|argument| (Vec::new(), argument)).collect())
    }

    /// The piece where `used` characters of its line are taken before it and `after` behind it, in a block that is `indent` deep.
    pub(super) fn print(&self, indent: usize, used: usize, after: usize) -> String {
        match self.flat() {
            Some(flat) if used + width(&flat) + after <= WIDTH => flat,
            _ => self.broken(indent, used, after),
        }
    }

    /// On one line; nothing, if it has to be broken wherever it stands.
    fn flat(&self) -> Option<String> {
        let list = |items: &[Self]| items.iter().map(Self::flat).collect::<Option<Vec<_>>>().map(|all| all.join(", "));
        match self {
            Self::Word(word) => Some(word.clone()),
            Self::Object(members) if members.is_empty() => Some("{}".to_owned()),
            Self::Object(members) => {
                let members = members.iter().map(Member::flat).collect::<Option<Vec<_>>>()?;
                Some(format!("{{ {} }}", members.join(", ")))
            }
            Self::List(items) if of_objects(items) => None,
            Self::List(items) => Some(format!("[{}]", list(items)?)),
            Self::Call(function, arguments) => {
                let bare = arguments.iter().all(|(docs, _)| docs.is_empty());
                let arguments: Vec<Self> = arguments.iter().map(|(_, argument)| argument.clone()).collect();
                bare.then(|| list(&arguments)).flatten().map(|arguments| format!("{function}({arguments})"))
            }
            Self::Arrow(parameters, body) => Some(format!("{parameters} => {}", body.flat()?)),
            Self::Cast(before, inner) => Some(format!("{before}<{inner}>")),
            // Tables are never on one line.
            Self::Chain(..) => None,
        }
    }

    fn broken(&self, indent: usize, used: usize, after: usize) -> String {
        let inner = indent + 2;
        match self {
            Self::Word(word) => word.clone(),
            Self::Object(members) => block("{", "}", indent, members.iter().map(|member| member.lines(inner))),
            Self::List(items) if items.iter().all(Self::is_number) => {
                let items = items.iter().filter_map(Self::flat).map(|item| item + ",");
                let lines = fill(items, WIDTH - inner).into_iter().map(|line| format!("{}{line}\n", blanks(inner)));
                block("[", "]", indent, lines)
            }
            Self::List(items) => block("[", "]", indent, items.iter().map(|item| line(item, inner))),
            Self::Call(function, arguments) => broken_call(function, arguments, indent, used, after),
            Self::Arrow(parameters, body) => {
                format!("{parameters} =>\n{}{}", blanks(inner), body.print(inner, inner, after))
            }
            Self::Cast(before, inner_type) => format!("{before}<\n{}{inner_type}\n{}>", blanks(inner), blanks(indent)),
            Self::Chain(head, calls) => chain(head, calls, indent, used),
        }
    }

    fn is_number(&self) -> bool {
        let digits = |word: &str| word.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit());
        matches!(self, Self::Word(word) if digits(word) && !word.ends_with('n'))
    }

    fn is_text(&self) -> bool {
        matches!(self, Self::Word(word) if word.starts_with(['"', '\'']))
    }

    fn embraces(&self) -> bool {
        match self {
            Self::Object(members) => !members.is_empty(),
            Self::List(items) => !items.is_empty(),
            _ => false,
        }
    }
}

impl Member {
    fn flat(&self) -> Option<String> {
        let flat = self.docs.is_empty().then(|| self.value.flat()).flatten()?;
        Some(format!("{}: {flat}", self.key))
    }

    /// With its comma, on lines of its own.
    fn lines(&self, indent: usize) -> String {
        let before = indent + width(&self.key) + 2;
        let mut value = self.value.print(indent, before, 1);
        // A text that does not fit begins a line of its own.
        let gap = if self.value.is_text() && before + width(&value) + 1 > WIDTH {
            value = blanks(indent + 2) + &value;
            "\n"
        } else {
            " "
        };
        let apart = if self.apart { "\n" } else { "" };
        format!("{apart}{}{}{}:{gap}{value},\n", comment(&self.docs, indent), blanks(indent), self.key)
    }
}

/// The last argument keeps its bracket beside the call's, where it is an object or a list.
fn broken_call(function: &str, arguments: &[(Vec<String>, Ts)], indent: usize, used: usize, after: usize) -> String {
    if let [first @ .., (docs, last)] = arguments
        && docs.is_empty()
        && last.embraces()
        && let Some(first) = first.iter().map(|(_, it)| it.flat().map(|it| it + ", ")).collect::<Option<String>>()
        && used + width(function) + 1 + width(&first) < WIDTH
    {
        return format!("{function}({first}{})", last.broken(indent, used, after));
    }
    let argument = |(docs, argument): &(Vec<String>, Ts)| comment(docs, indent + 2) + &line(argument, indent + 2);
    block(&format!("{function}("), ")", indent, arguments.iter().map(argument))
}

/// Prettier always breaks a list of several objects, each of which has several members.
fn of_objects(items: &[Ts]) -> bool {
    let several = |item: &Ts| match item {
        Ts::Object(members) => members.len() > 1,
        Ts::List(items) => items.len() > 1,
        _ => false,
    };
    let alike = items.windows(2).all(|pair| std::mem::discriminant(&pair[0]) == std::mem::discriminant(&pair[1]));
    items.len() > 1 && alike && items.iter().all(several)
}

fn block(open: &str, close: &str, indent: usize, lines: impl Iterator<Item = String>) -> String {
    let lines: String = lines.collect();
    format!("{open}\n{}{}{close}", lines.trim_start_matches('\n'), blanks(indent))
}

fn line(item: &Ts, indent: usize) -> String {
    format!("{}{},\n", blanks(indent), item.print(indent, indent, 1))
}

/// One call stays beside the head's closing bracket, several stand below each other.
fn chain(head: &Ts, calls: &[Ts], indent: usize, used: usize) -> String {
    let empty = matches!(head, Ts::Call(_, arguments) if arguments.iter().all(|(_, argument)| !argument.embraces()));
    let head = if empty { head.print(indent, used, 1) } else { head.broken(indent, used, 1) };
    match calls {
        [] => head,
        [call] => {
            let used = width(head.lines().last().unwrap_or_default());
            head + &call.print(indent, used, 1)
        }
        calls => {
            let call = |call: &Ts| format!("\n{}{}", blanks(indent + 2), call.print(indent + 2, indent + 2, 1));
            head + &calls.iter().map(call).collect::<String>()
        }
    }
}

/// A documentation comment with its line breaks; nothing for no lines.
pub(super) fn comment(lines: &[String], indent: usize) -> String {
    let margin = blanks(indent);
    match lines {
        [] => String::new(),
        [line] => format!("{margin}/** {line} */\n"),
        lines => {
            let lines: String =
                lines.iter().map(|line| format!("{margin} * {line}").trim_end().to_owned() + "\n").collect();
            format!("{margin}/**\n{lines}{margin} */\n")
        }
    }
}

/// A text literal in the quotes that need fewer escapes.
pub(super) fn quoted(text: &str) -> String {
    let count = |quote| text.matches(quote).count();
    let quote = if count('"') > count('\'') { '\'' } else { '"' };
    let mut out = String::from(quote);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c == quote => out.extend(['\\', c]),
            c if is_hidden(c) => out.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push(quote);
    out
}

/// What cannot be seen, or turns the direction of what is seen.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn blanks(count: usize) -> String {
    " ".repeat(count)
}

fn width(text: &str) -> usize {
    text.width()
}
