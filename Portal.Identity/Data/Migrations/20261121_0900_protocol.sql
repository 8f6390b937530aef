-- Keys of cookies and forms, shared by all instances.
create table data_protection_key (
    name text constraint pk_data_protection_key primary key,
    xml text not null,
    created_at timestamptz not null
);

-- Everything the OpenID Connect protocol has to remember. Ids are credentials, so only their SHA-256 lies here.
create table protocol_record (
    model text not null,
    id_hash bytea not null,
    uid text,
    grant_id text,
    account_id text,
    payload jsonb not null,
    consumed_at timestamptz,
    expires_at timestamptz,
    constraint pk_protocol_record primary key (model, id_hash)
);
create index ix_protocol_record_uid on protocol_record (uid) where uid is not null;
create index ix_protocol_record_grant_id on protocol_record (grant_id) where grant_id is not null;
create index ix_protocol_record_account_id on protocol_record (account_id) where account_id is not null;
create index ix_protocol_record_expires_at on protocol_record (expires_at);

-- True for exactly one caller, however many ask at once.
create function protocol_consume(record_model text, record_id bytea) returns boolean language sql as $$
    with first as (
        update protocol_record set consumed_at = now()
        where model = record_model and id_hash = record_id and consumed_at is null
        returning 1
    )
    select exists (select 1 from first)
$$;

-- Keys of the protocol: 'signing' (P-256) and 'cookie'; the material is protected by Data Protection.
create table protocol_key (
    id uuid constraint pk_protocol_key primary key,
    purpose text not null,
    material text not null,
    created_at timestamptz not null,
    retired_at timestamptz
);

-- Terminals in Familienzentren and libraries, clients of their own key.
create table terminal (
    id uuid constraint pk_terminal primary key,
    name text not null,
    code_hash bytea,
    code_expires_at timestamptz,
    code_tries integer not null,
    jwks jsonb,
    created_at timestamptz not null,
    enrolled_at timestamptz,
    keys_changed_at timestamptz,
    revoked_at timestamptz
);
create unique index ix_terminal_code_hash on terminal (code_hash);
