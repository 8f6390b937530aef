create table account (
    id uuid constraint pk_account primary key,
    kind text not null,
    -- Staff choose a name; a resident's is the account number.
    user_name text not null,
    normalized_user_name text not null,
    email text,
    normalized_email text,
    email_confirmed boolean not null,
    password_hash text,
    security_stamp text,
    concurrency_stamp text,
    language text not null,
    break_glass boolean not null,
    created_at timestamptz not null
);
create unique index ix_account_normalized_user_name on account (normalized_user_name);
create unique index ix_account_normalized_email on account (normalized_email);

create table passkey (
    credential_id bytea constraint pk_passkey primary key,
    user_id uuid not null constraint fk_passkey_account_user_id references account (id) on delete cascade,
    data jsonb not null
);
create index ix_passkey_user_id on passkey (user_id);

create table external_login (
    login_provider text not null,
    provider_key text not null,
    provider_display_name text,
    user_id uuid not null constraint fk_external_login_account_user_id references account (id) on delete cascade,
    constraint pk_external_login primary key (login_provider, provider_key)
);
create index ix_external_login_user_id on external_login (user_id);

-- A browser that is signed in here.
create table session (
    id uuid constraint pk_session primary key,
    account_id uuid not null constraint fk_session_account_account_id references account (id) on delete cascade,
    means text[] not null,
    level text not null,
    browser text not null,
    system text not null,
    signed_in_at timestamptz not null,
    expires_at timestamptz not null
);
create index ix_session_account_id on session (account_id);

-- A browser in which somebody signed in to the account before, by the hash of its secret.
create table known_device (
    account_id uuid not null constraint fk_known_device_account_account_id references account (id) on delete cascade,
    secret_hash bytea not null,
    first_used_at timestamptz not null,
    last_used_at timestamptz not null,
    constraint pk_known_device primary key (account_id, secret_hash)
);

-- Questions to passkeys that were answered: none is taken twice.
create table spent_challenge (
    hash bytea constraint pk_spent_challenge primary key,
    expires_at timestamptz not null
);
