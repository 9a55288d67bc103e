-- Test (marks: schemalock)

-- schemalock:phase transaction
BEGIN;
DROP TABLE "a";
COMMIT;
