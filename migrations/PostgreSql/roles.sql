-- Run once per database, as a superuser, connected to it: psql -d studio -f roles.sql
-- Then give the first two a password (\password studio_owner, \password studio_app) and put them into
-- Data:OwnerConnectionString (studio_owner: changes tables at start-up) and Data:ConnectionString (studio_app: serves).
DO $$
BEGIN
  -- Roles belong to the whole server: another database of Studio may have made them, perhaps in this moment.
  BEGIN CREATE ROLE studio_owner LOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END;
  -- NOINHERIT: what studio_jobs may see is seen only after SET ROLE.
  BEGIN CREATE ROLE studio_app LOGIN NOINHERIT; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END;
  BEGIN CREATE ROLE studio_jobs NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END;
END
$$;
GRANT studio_jobs TO studio_app;
-- studio_app makes the tables of the job scheduler.
GRANT USAGE, CREATE ON SCHEMA public TO studio_owner, studio_app;
GRANT USAGE ON SCHEMA public TO studio_jobs;
