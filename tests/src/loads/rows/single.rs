//! The rows of tables without a graph.

use integrations::{App, AuthType, Connection, ConnectionStatus, Scenario, ScenarioStatus};
use schemalock::Json;

use super::{COMMON, RARE, Rows};

/// How many rows an owner, an app or a name has that is not the common one.
const FEW: usize = 4;

impl Rows {
    /// All apps.
    pub fn apps(&mut self) -> Vec<App> {
        (0..self.size.apps).map(|at| self.app(at)).collect()
    }

    fn app(&mut self, at: usize) -> App {
        let common = at.is_multiple_of(COMMON);
        let rare = at + RARE >= self.size.apps;
        let app = App {
            id: self.id(),
            name: few("App", at, common),
            description: "Talks to a service.".to_owned(),
            auth_type: AuthType::Oauth,
            config_template: Json::Object(serde_json::Map::new()),
            icon_url: Some("https://example.org/icon.png".to_owned()),
            is_enabled: !rare,
            created_at: self.moment(),
            updated_at: self.moment(),
        };
        self.apps.push(app.id);
        let found = &mut self.found.apps;
        found.see("by_name", &app, !common);
        found.see("by_enabled", &app, rare);
        app
    }

    /// All connections, to apps that were made before.
    pub fn connections(&mut self) -> Vec<Connection> {
        (0..self.size.scenarios).map(|at| self.connection(at)).collect()
    }

    fn connection(&mut self, at: usize) -> Connection {
        let common = at.is_multiple_of(COMMON);
        let rare = at + RARE >= self.size.scenarios;
        let connection = Connection {
            id: self.id(),
            app_id: self.apps[if common { 0 } else { 1 + at / FEW }],
            owner_id: few("user", at, common),
            status: if rare { ConnectionStatus::Expired } else { ConnectionStatus::Active },
            created_at: self.moment(),
            updated_at: self.moment(),
            ..self.sealed.clone()
        };
        let found = &mut self.found.connections;
        for index in ["by_app_id", "by_owner", "by_app_and_owner"] {
            found.see(index, &connection, !common);
        }
        found.see("by_status", &connection, rare);
        connection
    }

    /// All scenarios.
    pub fn scenarios(&mut self) -> Vec<Scenario> {
        (0..self.size.scenarios).map(|at| self.scenario(at)).collect()
    }

    fn scenario(&mut self, at: usize) -> Scenario {
        let common = at.is_multiple_of(COMMON);
        let rare = at + RARE >= self.size.scenarios;
        let scenario = Scenario {
            id: self.id(),
            owner_id: few("user", at, common),
            name: few("Scenario", at, common),
            description: "Moves data from one app to another.".to_owned(),
            status: if rare { ScenarioStatus::Error } else { ScenarioStatus::Active },
            schedule: None,
            last_executed_at: None,
            last_execution_result: None,
            last_execution_error: None,
            created_at: self.moment(),
            updated_at: self.moment(),
        };
        self.scenarios.push(scenario.id);
        let found = &mut self.found.scenarios;
        for index in ["by_owner", "by_name", "by_owner_and_status"] {
            found.see(index, &scenario, !common);
        }
        found.see("by_status", &scenario, rare);
        scenario
    }
}

/// A value that a few neighbours have, or that a tenth of all has.
fn few(what: &str, at: usize, common: bool) -> String {
    if common { format!("{what} 0") } else { format!("{what} {}", 1 + at / FEW) }
}
