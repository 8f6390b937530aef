-- An app that makes codes out of a secret and the time (RFC 6238).
create table authenticator (
    account_id uuid constraint pk_authenticator primary key
        constraint fk_authenticator_account_account_id references account (id) on delete cascade,
    -- Protected: who has the database alone can make no codes.
    secret bytea not null,
    -- The step whose code was taken last: none is taken twice.
    last_step bigint not null,
    confirmed_at timestamptz not null
);

-- How full a bucket of tries is; it empties with time.
create table attempt (
    key bytea constraint pk_attempt primary key,
    level double precision not null,
    changed_at timestamptz not null
);

-- A code sent by mail, bound to the browser that asked for it.
create table mail_code (
    id uuid constraint pk_mail_code primary key,
    purpose text not null,
    -- Null where the address belongs to nobody: the same happens, and no code fits.
    account_id uuid constraint fk_mail_code_account_account_id references account (id) on delete cascade,
    address text not null,
    -- Of the code together with the browser's secret.
    code_hash bytea not null,
    tries integer not null,
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create index ix_mail_code_expires_at on mail_code (expires_at);

create table outgoing_mail (
    id uuid constraint pk_outgoing_mail primary key,
    -- Protected: address, subject and text.
    content bytea not null,
    tries integer not null,
    created_at timestamptz not null,
    next_try_at timestamptz not null
);
create index ix_outgoing_mail_next_try_at on outgoing_mail (next_try_at);

-- A link by which a member of staff sets up the first way in.
create table enrolment (
    secret_hash bytea constraint pk_enrolment primary key,
    account_id uuid not null constraint fk_enrolment_account_account_id references account (id) on delete cascade,
    expires_at timestamptz not null
);
