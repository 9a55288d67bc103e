-- Test (marks: schemalock)

-- schemalock:phase transaction
-- schemalock:expect table "a"
BEGIN;
CREATE TABLE "a" (c);
COMMIT;
