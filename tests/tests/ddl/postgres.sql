CREATE TYPE "mood" AS ENUM ('happy', 'a''ngry');

CREATE TABLE "owners" (
  "tenant" text NOT NULL,
  "id" integer GENERATED ALWAYS AS IDENTITY,
  "name" text COLLATE "C" NOT NULL DEFAULT 'it''s',
  "mood" "mood",
  CONSTRAINT "owners_pkey" PRIMARY KEY ("tenant", "id"),
  CONSTRAINT "owners_name_key" UNIQUE ("name")
);
COMMENT ON TABLE "owners" IS 'Who owns.';
COMMENT ON COLUMN "owners"."name" IS 'What it''s called.';

CREATE TABLE "we ""ird" (
  "id" bigint NOT NULL PRIMARY KEY,
  "owner_tenant" text NOT NULL,
  "owner_id" integer NOT NULL,
  "parent_id" bigint CONSTRAINT "parent_fkey" REFERENCES "we ""ird" ("id") DEFERRABLE INITIALLY DEFERRED,
  "state" text NOT NULL DEFAULT 'new' CONSTRAINT "state_check" CHECK ("state" IN ('new', 'done')),
  "size" integer NOT NULL DEFAULT 1 + 1,
  "twice" integer GENERATED ALWAYS AS ("size" * 2) STORED,
  "at" timestamptz(3) NOT NULL DEFAULT now(),
  "price" numeric(18, 4),
  CONSTRAINT "owner_fkey" FOREIGN KEY ("owner_tenant", "owner_id") REFERENCES "owners" ("tenant", "id")
    ON DELETE CASCADE ON UPDATE RESTRICT
);
ALTER TABLE "we ""ird" ADD CONSTRAINT "late_check" CHECK ("size" > 0) NOT VALID;
CREATE INDEX "by_state" ON "we ""ird" ("state", "size" DESC NULLS LAST) INCLUDE ("at") WHERE "size" > 1;
CREATE UNIQUE INDEX "by_lower" ON "we ""ird" (lower("state"), "owner_tenant" COLLATE "POSIX");
CREATE FUNCTION "touch"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.at := now(); RETURN NEW; END';
CREATE TRIGGER "touch" BEFORE INSERT OR UPDATE ON "we ""ird" FOR EACH ROW EXECUTE FUNCTION "touch"();
CREATE VIEW "new_ones" AS SELECT "id" FROM "we ""ird" WHERE "state" = 'new';
