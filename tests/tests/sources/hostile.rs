//! What is not as it should be: SQL that nobody can read, connections that break, users without rights.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::thread;

use schemalock_tests::{Engine, FIVE_TABLES, Project};
use url::Url;

use super::support::{generated, load};

const UNREADABLE: &str = "CREATE TABLE a (id integer PRIMARY KEY);\n\nCREATE NONSENSE b AS SOMETHING;\nCREATE TABLE c (id integer PRIMARY KEY);\n";

#[test]
fn what_cannot_be_read_is_told_with_its_line() {
    let project = Project::new();
    project.write("schema.sql", UNREADABLE);
    for dialect in ["sqlite", "postgres", "mariadb", "mysql"] {
        let refused = project.run(&["pull", "schema.sql", "--dialect", dialect]).expect_code(2);
        assert!(refused.stderr.contains("schema.sql:3:"), "{}", refused.stderr);
        assert!(refused.stderr.contains("--allow-unmanaged"), "{}", refused.stderr);
        assert_eq!(refused.stdout, "");
        let passed = project.run(&["pull", "schema.sql", "--dialect", dialect, "--allow-unmanaged"]).expect_code(0);
        assert!(passed.stderr.contains("schema.sql:3:"), "{}", passed.stderr);
        assert!(passed.stdout.contains("\n  a:") && passed.stdout.contains("\n  c:"), "{}", passed.stdout);
        let diff = ["diff", "--from", "schema.sql", "--to", "empty", "--dialect", dialect];
        let _ = project.run(&diff).expect_code(2);
        // Read, and refused for what it would drop.
        let refused = project.run(&[diff.as_slice(), &["--allow-unmanaged"]].concat()).expect_code(1);
        assert!(refused.stdout.contains("--drop a"), "{}", refused.stdout);
    }
}

#[test]
fn sql_needs_its_dialect() {
    let project = Project::new();
    project.write("schema.sql", "CREATE TABLE a (id integer);");
    let refused = project.run(&["pull", "schema.sql"]).expect_code(2);
    assert!(refused.stderr.contains("--dialect sqlite|postgres|mariadb|mysql"), "{}", refused.stderr);
}

#[test]
fn what_is_no_sql_at_all_ends_well() {
    let project = Project::new();
    let texts: [&[u8]; 7] = [
        b"",
        b"\0\0\0",
        b"\xff\xfe",
        b"CREATE TABLE a (b text DEFAULT 'open",
        b"/* open",
        b"$$ open",
        b"((((((((((((((((((((",
    ];
    for text in texts {
        project.write("schema.sql", text);
        for dialect in ["sqlite", "postgres", "mariadb"] {
            let output = project.run(&["pull", "schema.sql", "--dialect", dialect]);
            assert!(matches!(output.code, 0..=2), "{text:?}: {}\n{}", output.code, output.stderr);
            assert!(!output.stderr.contains("panicked"), "{}", output.stderr);
        }
    }
    project.write(
        "schema.sql",
        format!("CREATE TABLE a (b integer CHECK ({}b > 0{}));", "(".repeat(50_000), ")".repeat(50_000)),
    );
    let output = project.run(&["pull", "schema.sql", "--dialect", "postgres"]);
    assert!(matches!(output.code, 0..=2), "{}", output.stderr);
}

#[test]
fn a_dump_of_twenty_megabytes() {
    let project = Project::new();
    let mut sql = String::new();
    for table in 0..500 {
        sql.push_str(&format!("CREATE TABLE public.t{table} (id integer PRIMARY KEY, name text NOT NULL);\n"));
        sql.push_str(&format!("COPY public.t{table} (id, name) FROM stdin;\n"));
        for row in 0..700 {
            sql.push_str(&format!("{row}\tCREATE TABLE; ' \\\\ -- \"quotes\" and $$ in row {row} of many\n"));
        }
        sql.push_str("\\.\n");
    }
    assert!(sql.len() > 20_000_000, "{}", sql.len());
    project.write("dump.sql", &sql);
    let output = project.run(&["pull", "dump.sql", "--dialect", "postgres", "-o", "schema.yaml"]).expect_code(0);
    assert!(output.stderr.contains("500 tables"), "{}", output.stderr);
}

/// A relay that lets so many bytes of the server's answers pass, and then hangs up.
fn relay(url: &str, most: usize) -> String {
    let mut url = Url::parse(url).unwrap();
    let server = format!("{}:{}", url.host_str().unwrap(), url.port().unwrap());
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    url.set_port(Some(listener.local_addr().unwrap().port())).unwrap();
    thread::spawn(move || {
        let Ok((client, _)) = listener.accept() else { return };
        let server = TcpStream::connect(server).unwrap();
        let (mut from, mut to) = (client.try_clone().unwrap(), server.try_clone().unwrap());
        thread::spawn(move || std::io::copy(&mut from, &mut to));
        let (mut server, mut client) = (server, client);
        let mut left = most;
        let mut buffer = [0; 512];
        while left > 0 {
            let Ok(read) = server.read(&mut buffer) else { break };
            if read == 0 || client.write_all(&buffer[..read.min(left)]).is_err() {
                break;
            }
            left = left.saturating_sub(read);
        }
        let _ = client.shutdown(Shutdown::Both);
        let _ = server.shutdown(Shutdown::Both);
    });
    url.to_string()
}

fn cut(engine: Engine) {
    let project = Project::with_schema(FIVE_TABLES);
    let _ = project.run(&["generate"]).expect_code(0);
    let scratch = engine.scratch();
    load(&scratch, &generated(&project, engine));
    for most in [1, 200, 1_000, 2_000, 4_000, 8_000] {
        let url = relay(scratch.url(), most);
        let output = project.run(&["pull", &url, "-o", "pulled.yaml"]);
        assert_eq!(output.code, 2, "{most} bytes: {}\n{}", output.stdout, output.stderr);
        assert!(!project.has("pulled.yaml"), "nothing is half written");
        assert!(!output.stderr.contains("panicked"), "{}", output.stderr);
    }
}

#[test]
fn a_connection_that_breaks_on_postgres() {
    cut(Engine::Postgres);
}

#[test]
fn a_connection_that_breaks_on_mariadb() {
    cut(Engine::Mariadb);
}

#[test]
fn a_database_that_is_not_there() {
    let project = Project::with_schema(FIVE_TABLES);
    for url in ["sqlite:nowhere.db", "postgres://nobody@127.0.0.1:1/none", "mysql://nobody@127.0.0.1:1/none"] {
        let output = project.run(&["pull", url]).expect_code(2);
        assert!(output.stderr.starts_with("error: "), "{}", output.stderr);
        let _ = project.run(&["diff", "--from", url, "--to", "schema.yaml"]).expect_code(2);
    }
    assert!(!project.has("nowhere.db"), "reading makes no file");
}

/// The server's URL for another user.
fn as_user(url: &str, user: &str) -> String {
    let mut url = Url::parse(url).unwrap();
    url.set_username(user).unwrap();
    url.to_string()
}

/// PostgreSQL's catalogue is there for all to read; of tables that one may not touch the structure is known.
#[test]
fn a_user_without_rights_on_postgres() {
    let project = Project::with_schema(FIVE_TABLES);
    let _ = project.run(&["generate"]).expect_code(0);
    let scratch = Engine::Postgres.scratch();
    load(&scratch, &generated(&project, Engine::Postgres));
    let user = format!("nobody_{}", std::process::id());
    load(&scratch, &format!("CREATE ROLE {user} LOGIN; REVOKE ALL ON SCHEMA public FROM PUBLIC;"));
    let output = project.run(&["diff", "--from", &as_user(scratch.url(), &user), "--to", "schema.yaml"]);
    load(&scratch, &format!("DROP ROLE {user};"));
    // It is no empty database: who may not look is told so.
    assert_eq!(output.code, 2, "{}\n{}", output.stdout, output.stderr);
}

/// MariaDB shows what one has some right on: nothing is taken for an empty database.
#[test]
fn a_user_without_rights_on_mariadb() {
    let project = Project::with_schema(FIVE_TABLES);
    let _ = project.run(&["generate"]).expect_code(0);
    let scratch = Engine::Mariadb.scratch();
    load(&scratch, &generated(&project, Engine::Mariadb));
    let user = format!("nobody_{}", std::process::id());
    load(&scratch, &format!("CREATE USER '{user}'@'%';"));
    let output = project.run(&["diff", "--from", &as_user(scratch.url(), &user), "--to", "schema.yaml"]);
    load(&scratch, &format!("DROP USER '{user}'@'%';"));
    assert_eq!(output.code, 2, "{}\n{}", output.stdout, output.stderr);
}
