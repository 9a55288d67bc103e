//! Bad input through the whole program: an answer within seconds, exit code 1 or 2, never a panic.

mod support;

use support::{Folder, Run, SCHEMA};

/// Every command that reads a schema, on this file; each must answer and none may write anything.
fn refused(bytes: &[u8]) -> Vec<Run> {
    let folder = Folder::new();
    folder.write("schema.yaml", bytes);
    let before = folder.snapshot();
    let commands: [&[&str]; 7] = [
        &["validate"],
        &["validate", "--format", "json"],
        &["validate", "--format", "github"],
        &["fmt", "--check"],
        &["generate"],
        &["check"],
        &["sync"],
    ];
    let runs: Vec<Run> = commands.iter().map(|command| folder.run(command)).collect();
    for (command, run) in commands.iter().zip(&runs) {
        // Formatting is about the text alone: it may find nothing to say of what validation refuses.
        let codes: &[i32] = if command[0] == "fmt" { &[0, 1, 2] } else { &[1, 2] };
        assert!(codes.contains(&run.code), "{command:?}: {} {}", run.code, run.stderr);
        assert!(!run.stderr.contains("internal error"), "{command:?}: {}", run.stderr);
    }
    assert_eq!(folder.snapshot(), before);
    runs
}

fn code_of(bytes: &[u8]) -> String {
    let runs = refused(bytes);
    runs[1].json()["diagnostics"][0]["code"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn an_alias_bomb() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..40 {
        let alias = format!("*a{}", level - 1);
        bomb.push_str(&format!("a{level}: &a{level} [{}]\n", [alias.as_str(); 9].join(", ")));
    }
    refused(bomb.as_bytes());
}

#[test]
fn a_hundred_thousand_brackets() {
    refused("[".repeat(100_000).as_bytes());
    refused(format!("a: {}", "[".repeat(100_000)).as_bytes());
    refused("{a: ".repeat(100_000).as_bytes());
    refused(format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)).as_bytes());
}

#[test]
fn thousands_of_nested_blocks() {
    let nested: String = (0..5_000).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
    refused(nested.as_bytes());
    refused("- ".repeat(100_000).as_bytes());
    refused("? ".repeat(100_000).as_bytes());
}

#[test]
fn sixty_megabytes() {
    let line = b"# a comment that goes on and on, for ever\n";
    assert_eq!(code_of(&line.repeat((60 << 20) / line.len())), "SL0001");
}

#[test]
fn a_long_expression() {
    let deep = format!("{}1{}", "(".repeat(20_000), ")".repeat(20_000));
    let schema = SCHEMA.replace("    indexes:", &format!("    check:\n      deep: \"{deep} = 1\"\n    indexes:"));
    refused(schema.as_bytes());
}

#[test]
fn bytes_that_are_no_text() {
    assert_eq!(code_of(b"name: a\0b\n"), "SL0003");
    assert_eq!(code_of(b"name: \xff\xfe\n"), "SL0002");
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(SCHEMA.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(code_of(&utf16), "SL0002");
    assert_eq!(code_of(b""), "SL0004");
    assert_eq!(code_of(b"\xef\xbb\xbf"), "SL0004");
}

#[test]
fn tabs_and_duplicate_keys() {
    refused(SCHEMA.replace("  items:", "\titems:").as_bytes());
    refused(format!("{SCHEMA}name: again\n").as_bytes());
    refused(b"--- 1\n--- 2\n");
    refused(b"!!binary x");
}

#[test]
fn a_byte_order_mark_and_other_line_ends_are_fine() {
    for schema in [format!("\u{feff}{SCHEMA}"), SCHEMA.replace('\n', "\r\n")] {
        let folder = Folder::new();
        folder.write("schema.yaml", &schema);
        let run = folder.run(&["validate"]);
        assert_eq!(run.code, 0, "{}", run.stdout);
    }
}

#[test]
fn what_is_no_file() {
    let folder = Folder::new();
    folder.write("a/b", "");
    for (argument, said) in [("a", "folder"), ("missing.yaml", "no file"), ("a/b/c", "cannot read")] {
        let run = folder.run(&["validate", argument]);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.stderr.contains(said) && run.stderr.contains(argument), "{}", run.stderr);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_without_end() {
    let folder = Folder::new();
    let run = folder.run(&["validate", "/dev/zero"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
}

#[test]
fn the_standard_input() {
    let folder = Folder::new();
    assert_eq!(folder.run_with(&["validate", "-"], SCHEMA.as_bytes()).code, 0);
    assert_eq!(folder.run_with(&["validate", "-"], b"x").code, 1);
}

#[test]
fn a_reader_that_goes_away() {
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_schemalock"))
        .arg("explain")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("its end");
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn more_mistakes_than_anybody_reads() {
    let head = "schemalock: 1\nname: x\ntargets: { sqlite: \"3.40\" }\ntables:\n  t:\n    columns:\n";
    let double = format!("{head}{}", "      a: { typ: tex }\n".repeat(30_000));
    let unknown: String = (0..30_000).map(|number| format!("      a{number}: txt\n")).collect();
    let columns = format!("{head}      id: uuid\n    primary_key: [{}]\n", "no_such, ".repeat(100_000));
    for text in [double, format!("{head}{unknown}"), columns] {
        let runs = refused(text.as_bytes());
        assert_eq!(runs[1].json()["diagnostics"].as_array().map(Vec::len), Some(10_001));
    }
}
