-- The two roles of the one database. Run once as its owner; running it again changes nothing.
set client_min_messages = warning;

do $$
begin
    if not exists (select from pg_roles where rolname = 'portal_web') then
        create role portal_web login;
    end if;
    if not exists (select from pg_roles where rolname = 'portal_identity') then
        create role portal_identity login;
    end if;
end
$$;

create extension if not exists pg_trgm;
create schema if not exists identity authorization portal_identity;
revoke all on schema public from public;
grant usage, create on schema public to portal_web;
