-- Every feature that the catalogue has to tell; names are hostile on purpose.
CREATE TABLE "owners" (
  "tenant" TEXT NOT NULL,
  "id" INTEGER NOT NULL,
  "name" TEXT NOT NULL COLLATE NOCASE DEFAULT 'it''s, (none)',
  CONSTRAINT "owners_pkey" PRIMARY KEY ("tenant", "id"),
  CONSTRAINT "owners_name_key" UNIQUE ("name")
) STRICT, WITHOUT ROWID;

CREATE TABLE "we ""ird, (table" (
  "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "owner_tenant" TEXT NOT NULL, -- a comment, with CHECK (in it
  "owner_id" INTEGER NOT NULL,
  "parent_id" INTEGER REFERENCES "we ""ird, (table" DEFERRABLE INITIALLY DEFERRED,
  "state" TEXT NOT NULL DEFAULT 'new' CONSTRAINT "state_check" CHECK ("state" IN ('new', 'it''s, (done)')),
  "size" INTEGER NOT NULL DEFAULT (1 + 1) CHECK ("size" > 0),
  "twice" INTEGER GENERATED ALWAYS AS ("size" * 2) STORED,
  "code" TEXT UNIQUE,
  CONSTRAINT "owner_fkey" FOREIGN KEY ("owner_tenant", "owner_id") REFERENCES "owners" ("tenant", "id")
    ON DELETE CASCADE ON UPDATE RESTRICT,
  CONSTRAINT "owner_size_key" UNIQUE ("owner_id", "size")
) STRICT;

CREATE INDEX "by_state" ON "we ""ird, (table" ("state", "size" DESC) WHERE "size" > 1;
CREATE UNIQUE INDEX "by_lower" ON "we ""ird, (table" (lower("state"), "code" COLLATE NOCASE);
CREATE TRIGGER "touch" AFTER UPDATE OF "state" ON "we ""ird, (table" FOR EACH ROW
BEGIN UPDATE "we ""ird, (table" SET "size" = "size" + 1 WHERE "id" = NEW."id"; END;
CREATE VIEW "new_ones" AS SELECT "id" FROM "we ""ird, (table" WHERE "state" = 'new';
