// The five tables as they were asked for, and what is there besides.

import { expect, test } from "vitest";

import schema, { tables } from "../../convex/schema";

type TableName = keyof typeof tables;

/** Every field with its type; a question mark for what may be absent. */
const FIELDS = {
  apps: {
    name: "string",
    description: "string",
    authType: "oauth | apiKey | usernamePassword",
    configTemplate: "string",
    createdAt: "number",
    updatedAt: "number",
    // "Apps: … iconUrl … isEnabled": what the notes say was built.
    iconUrl: "string?",
    isEnabled: "boolean",
  },
  connections: {
    appId: "id of apps",
    name: "string",
    credentials: "string",
    status: "pending | active | expired | error",
    lastCheckedAt: "number?",
    createdAt: "number",
    updatedAt: "number",
    // What the notes say was built.
    config: "string?",
    lastError: "string?",
    ownerId: "string",
    // Besides: the key that sealed credentials are bound to, which is the row's key in other databases.
    id: "string",
  },
  scenarios: {
    name: "string",
    description: "string",
    status: "draft | active | inactive | error",
    createdAt: "number",
    updatedAt: "number",
    // What the notes say was built. An execution's result is one of three words, and users are known by a text.
    schedule: "string?",
    lastExecutedAt: "number?",
    lastExecutionResult: "success | partial | failure?",
    lastExecutionError: "string?",
    ownerId: "string",
  },
  nodes: {
    scenarioId: "id of scenarios",
    type: "string",
    config: "string",
    position: "string",
    createdAt: "number",
    updatedAt: "number",
    // What the notes say was built.
    label: "string",
    order: "number?",
  },
  nodeConnections: {
    scenarioId: "id of scenarios",
    sourceNodeId: "id of nodes",
    targetNodeId: "id of nodes",
    mapping: "string",
  },
} satisfies Record<TableName, Record<string, string>>;

const INDEXES = {
  apps: {
    by_name: ["name"],
    by_enabled: ["isEnabled"],
  },
  connections: {
    by_app_id: ["appId"],
    by_status: ["status"],
    by_owner: ["ownerId"],
    by_app_and_owner: ["appId", "ownerId"],
    // Besides: that of the key.
    by_key: ["id"],
  },
  scenarios: {
    by_status: ["status"],
    by_owner: ["ownerId"],
    by_name: ["name"],
    by_owner_and_status: ["ownerId", "status"],
  },
  nodes: {
    by_scenario: ["scenarioId"],
    by_type: ["type"],
    by_scenario_and_type: ["scenarioId", "type"],
    by_scenario_and_order: ["scenarioId", "order"],
  },
  nodeConnections: {
    // "Add indexes for scenario_id, source_node_id, and target_node_id".
    by_scenario: ["scenarioId"],
    by_source_node: ["sourceNodeId"],
    by_target_node: ["targetNodeId"],
    // Besides: those of the foreign keys that keep an edge in its scenario, and of the pair of nodes, which is unique.
    by_scenario_and_source: ["scenarioId", "sourceNodeId"],
    by_scenario_and_target: ["scenarioId", "targetNodeId"],
    by_source_node_id_and_target_node_id: ["sourceNodeId", "targetNodeId"],
  },
} satisfies Record<TableName, Record<string, string[]>>;

/** What Convex checks documents by, as it is sent to the server. */
interface Validator {
  type: string;
  value?: unknown;
  tableName?: string;
}

interface Exported {
  documentType: {
    type: string;
    value: Record<string, { fieldType: Validator; optional: boolean }>;
  };
  indexes: { indexDescriptor: string; fields: string[] }[];
}

function exported(table: TableName): Exported {
  const definition = schema.tables[table] as unknown as { export(): Exported };
  return definition.export();
}

function described({ type, value, tableName }: Validator): string {
  switch (type) {
    case "id":
      return `id of ${tableName}`;
    case "literal":
      return String(value);
    case "union":
      return (value as Validator[]).map(described).join(" | ");
    default:
      return type;
  }
}

function fieldsOf(table: TableName): Record<string, string> {
  const { documentType } = exported(table);
  expect(documentType.type).toBe("object");
  const fields = Object.entries(documentType.value);
  return Object.fromEntries(
    fields.map(([name, { fieldType, optional }]) => [
      name,
      described(fieldType) + (optional ? "?" : ""),
    ]),
  );
}

test("there are five tables, and documents are checked", () => {
  expect(Object.keys(schema.tables)).toEqual(Object.keys(FIELDS));
  expect(schema.schemaValidation).toBe(true);
});

test.each(Object.keys(FIELDS) as TableName[])("%s", (table) => {
  expect(fieldsOf(table)).toEqual(FIELDS[table]);
  const indexes = exported(table).indexes.map(
    ({ indexDescriptor, fields }) => [indexDescriptor, fields] as const,
  );
  expect(Object.fromEntries(indexes)).toEqual(INDEXES[table]);
});
