//! The tables, as `diesel print-schema` writes them.

diesel::table! {
    apps (id) {
        id -> Text,
        name -> Text,
        description -> Text,
        auth_type -> Text,
        config_template -> Text,
        icon_url -> Nullable<Text>,
        is_enabled -> Bool,
        created_at -> BigInt,
        updated_at -> BigInt,
    }
}

diesel::table! {
    connections (id) {
        id -> Text,
        app_id -> Text,
        owner_id -> Text,
        name -> Text,
        credentials -> Text,
        config -> Nullable<Text>,
        status -> Text,
        last_error -> Nullable<Text>,
        last_checked_at -> Nullable<BigInt>,
        created_at -> BigInt,
        updated_at -> BigInt,
    }
}

diesel::table! {
    scenarios (id) {
        id -> Text,
        owner_id -> Text,
        name -> Text,
        description -> Text,
        status -> Text,
        schedule -> Nullable<Text>,
        last_executed_at -> Nullable<BigInt>,
        last_execution_result -> Nullable<Text>,
        last_execution_error -> Nullable<Text>,
        created_at -> BigInt,
        updated_at -> BigInt,
    }
}

diesel::table! {
    nodes (id) {
        id -> Text,
        scenario_id -> Text,
        #[sql_name = "type"]
        type_ -> Text,
        label -> Text,
        config -> Text,
        position -> Text,
        order -> Nullable<Integer>,
        created_at -> BigInt,
        updated_at -> BigInt,
    }
}

diesel::table! {
    node_connections (id) {
        id -> Text,
        scenario_id -> Text,
        source_node_id -> Text,
        target_node_id -> Text,
        mapping -> Text,
    }
}

diesel::joinable!(connections -> apps (app_id));
diesel::joinable!(nodes -> scenarios (scenario_id));
diesel::joinable!(node_connections -> scenarios (scenario_id));
diesel::allow_tables_to_appear_in_same_query!(apps, connections, scenarios, nodes, node_connections);
