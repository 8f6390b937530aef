-- Who did what with which resource, why and when: never what it says. Every column takes codes and ids only.
create table audit_entry (
    sequence bigint constraint pk_audit_entry primary key,
    at timestamptz not null,
    actor_kind text not null
        constraint ck_audit_entry_actor_kind check (actor_kind in ('resident', 'staff', 'terminal', 'system', 'operator')),
    actor_id text not null constraint ck_audit_entry_actor_id check (actor_id ~ '^[A-Za-z0-9._:-]{1,128}$'),
    act text not null constraint ck_audit_entry_act check (act ~ '^[a-z0-9_.]{1,64}$'),
    resource_kind text not null constraint ck_audit_entry_resource_kind check (resource_kind ~ '^[a-z0-9_]{1,64}$'),
    resource_id text not null constraint ck_audit_entry_resource_id check (resource_id ~ '^[A-Za-z0-9._:-]{1,128}$'),
    reason text constraint ck_audit_entry_reason check (reason ~ '^[a-z0-9_.]{1,64}$'),
    hash bytea not null constraint ck_audit_entry_hash check (length(hash) = 32)
);

create index ix_audit_entry_resource on audit_entry (resource_kind, resource_id);

-- The newest entry's number and hash: whoever takes the newest rows away has to forge this one too.
create table audit_head (
    one boolean default true constraint pk_audit_head primary key constraint ck_audit_head_one check (one),
    sequence bigint not null,
    hash bytea not null
);

insert into audit_head (sequence, hash) values (0, decode(repeat('00', 32), 'hex'));

create function audit_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only' using errcode = 'insufficient_privilege';
end
$$;

create function audit_advance() returns trigger language plpgsql as $$
begin
    update audit_head set sequence = new.sequence, hash = new.hash where sequence = new.sequence - 1;
    if not found then
        raise exception 'audit entry % does not follow the head', new.sequence using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;

create trigger audit_entry_final before update or delete or truncate on audit_entry
    for each statement execute function audit_refuse();
create trigger audit_entry_advance after insert on audit_entry
    for each row execute function audit_advance();
create trigger audit_head_kept before insert or delete or truncate on audit_head
    for each statement execute function audit_refuse();
-- It moves with an entry, by the trigger above, and in no other way.
create trigger audit_head_moved before update on audit_head
    for each row when (pg_trigger_depth() = 0) execute function audit_refuse();
