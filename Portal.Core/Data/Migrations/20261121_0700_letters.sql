-- People the office writes to. Each is alone: a household is only a number that several may carry.
create table person (
    id uuid constraint pk_person primary key,
    given_name text not null,
    family_name text not null,
    birth_date date not null,
    bg_nummer text,
    -- Null together: letters are handed over in person.
    street text,
    postal_code text,
    city text,
    language text not null,
    created_at timestamptz not null
);
create index ix_person_bg_nummer on person (bg_nummer);

create table person_account (
    person_id uuid constraint pk_person_account primary key
        constraint fk_person_account_person_person_id references person (id) on delete cascade,
    subject uuid not null,
    bound_at timestamptz not null
);
create unique index ix_person_account_subject on person_account (subject);

create table request (
    id uuid constraint pk_request primary key,
    person_id uuid not null constraint fk_request_person_person_id references person (id) on delete cascade,
    state text not null,
    title text not null,
    reason text not null,
    papers jsonb not null,
    deadline date not null,
    created_by text not null,
    created_at timestamptz not null
);
create index ix_request_person_id on request (person_id);
create index ix_request_deadline on request (deadline) where state = 'open';

create table issued_code (
    id uuid constraint pk_issued_code primary key,
    purpose text not null,
    person_id uuid not null constraint fk_issued_code_person_person_id references person (id) on delete cascade,
    request_id uuid constraint fk_issued_code_request_request_id references request (id),
    -- The code, slow-hashed under a secret derived from this master key; one code has one hash and is found by it.
    master_key_id text not null,
    hash bytea not null,
    issued_by text not null,
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    withdrawn_at timestamptz,
    used_at timestamptz,
    wrong_birth_dates integer not null
);
create unique index ix_issued_code_hash on issued_code (hash);
create unique index ix_issued_code_request_id on issued_code (request_id) where withdrawn_at is null;
create unique index ix_issued_code_person_id on issued_code (person_id)
    where purpose = 'account' and withdrawn_at is null and used_at is null;

-- Wrong codes by where they were typed, under keyed hashes; deleted after a day.
create table letter_try (
    id uuid constraint pk_letter_try primary key,
    device_hash bytea,
    address_hash bytea,
    tried_at timestamptz not null
);
create index ix_letter_try_device_hash_tried_at on letter_try (device_hash, tried_at);
create index ix_letter_try_address_hash_tried_at on letter_try (address_hash, tried_at);
create index ix_letter_try_tried_at on letter_try (tried_at);
