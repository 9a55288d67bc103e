use schemalock::Model;

#[derive(Model)]
#[model(table = "countries", primary_key = [code])]
struct Country {
    code: String,
}

#[derive(Model)]
#[model(table = "log", primary_key = [])]
struct Line {
    text: String,
}

fn main() {
    let country = Country { code: String::from("nl") };
    assert_eq!(country.key(), "nl");
    let line = Line { text: String::new() };
    let () = line.key();
    assert_eq!(Line::TABLE.columns[0].name, "text");
    assert_eq!(line.text, "");
}
