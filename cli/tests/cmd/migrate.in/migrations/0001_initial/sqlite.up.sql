-- Migration 0001_initial, sqlite, up. History: schemalock.lock holds its checksum. (marks: schemalock)

-- schemalock:phase transaction
-- schemalock:expect table "items"
-- schemalock:expect table "notes"
BEGIN;
CREATE TABLE "items" (
    "id" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    CONSTRAINT "items_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "items_id_length" CHECK (length("id") = 36),
    CONSTRAINT "items_label_max_length" CHECK (length("label") <= 80),
    CONSTRAINT "items_state_enum" CHECK ("state" IN ('active', 'off')),
    CONSTRAINT "items_secret_sealed" CHECK ("secret" GLOB 'sl1.*')
) STRICT;
CREATE TABLE "notes" (
    "id" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    CONSTRAINT "notes_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "notes_id_length" CHECK (length("id") = 36)
) STRICT;
COMMIT;
