create table submission (
    id uuid constraint pk_submission primary key,
    state text not null,
    language text not null,
    -- SHA-256 of the draft's token; null once nobody may open it any more.
    token_hash bytea,
    person_answered boolean not null,
    given_name text,
    family_name text,
    birth_date date,
    bg_nummer text,
    contact text,
    contact_value text,
    topic text,
    topic_note text,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    sealed_at timestamptz,
    receipt_number text,
    code_salt bytea,
    code_hash bytea,
    -- The receipt's code, encrypted with a key only the sending browser has.
    code_for_sender bytea
);
create unique index ix_submission_token_hash on submission (token_hash);
create unique index ix_submission_receipt_number on submission (receipt_number);
create index ix_submission_expires_at on submission (expires_at) where token_hash is not null;

create table paper (
    id uuid constraint pk_paper primary key,
    submission_id uuid not null constraint fk_paper_submission_submission_id references submission (id) on delete cascade,
    ordinal integer not null,
    joins_pictures boolean not null,
    -- The paper's own key, wrapped by a master key. Deleting the row destroys it.
    master_key_id text not null,
    wrapped_key bytea not null,
    files_version integer not null,
    glance text not null,
    glance_tries integer not null,
    -- Null while the submission is a draft: the row becomes the queue's when it is sealed.
    state text,
    reason text,
    kind text,
    kind_confidence double precision not null,
    urgency text not null,
    received_at timestamptz,
    page_count integer,
    lease_owner uuid,
    lease_until timestamptz,
    attempts integer not null,
    deaths integer not null,
    failures integer not null,
    retry_at timestamptz,
    person text,
    bg_nummer text,
    fields jsonb not null,
    keywords text[] not null,
    corrected_at timestamptz,
    opened_at timestamptz,
    filed_at timestamptz,
    filed_by text,
    archive_blob_id uuid,
    -- Names and numbers by which a paper is found beside its words.
    about text not null,
    about_folded text not null generated always as (search_text(about)) stored
);
create index ix_paper_submission_id on paper (submission_id);
create index ix_paper_master_key_id on paper (master_key_id);
create index ix_paper_received_at on paper (received_at) where state in ('received', 'reading', 'read', 'needs_attention');
create index ix_paper_filed_at on paper (filed_at) where filed_at is not null;
create index ix_paper_about_folded on paper using gin (about_folded gin_trgm_ops);
-- The queue: small, whatever the table grows to.
create index ix_paper_lease_until on paper (lease_until) where state in ('received', 'reading');

create table sent_file (
    id uuid constraint pk_sent_file primary key,
    paper_id uuid not null constraint fk_sent_file_paper_paper_id references paper (id) on delete cascade,
    ordinal integer not null,
    name text not null,
    media_type text not null,
    length bigint not null,
    sha256 bytea not null,
    page_count integer,
    blob_id uuid not null
);
create index ix_sent_file_paper_id on sent_file (paper_id);

-- What the quick look saw of a draft's pages.
create table glanced_page (
    paper_id uuid not null constraint fk_glanced_page_paper_paper_id references paper (id) on delete cascade,
    number integer not null,
    file_id uuid not null,
    readable boolean not null,
    reasons text[] not null,
    thumbnail_blob_id uuid,
    constraint pk_glanced_page primary key (paper_id, number)
);

create table paper_page (
    paper_id uuid not null constraint fk_paper_page_paper_paper_id references paper (id) on delete cascade,
    number integer not null,
    text text not null,
    language text,
    rotation integer not null,
    width integer not null,
    height integer not null,
    readable boolean not null,
    reasons text[] not null,
    words jsonb not null,
    image_blob_id uuid,
    search tsvector not null generated always as (search_vector(text)) stored,
    folded text not null generated always as (search_text(text)) stored,
    constraint pk_paper_page primary key (paper_id, number)
);
create index ix_paper_page_search on paper_page using gin (search);
create index ix_paper_page_folded on paper_page using gin (folded gin_trgm_ops);

-- Every blob is entered before its first byte is written. One that no row keeps has a day on which it is swept.
create table stored_blob (
    id uuid constraint pk_stored_blob primary key,
    sweep_after timestamptz
);
create index ix_stored_blob_sweep_after on stored_blob (sweep_after) where sweep_after is not null;

-- Wrong codes, for numbers that exist and numbers that do not.
create table code_try (
    id uuid constraint pk_code_try primary key,
    receipt_number text not null,
    tried_at timestamptz not null
);
create index ix_code_try_receipt_number_tried_at on code_try (receipt_number, tried_at);

-- Who did what with a paper.
create table paper_event (
    id bigint generated by default as identity constraint pk_paper_event primary key,
    paper_id uuid not null constraint fk_paper_event_paper_paper_id references paper (id) on delete cascade,
    at timestamptz not null,
    staff_id text,
    action text not null
);
create index ix_paper_event_paper_id on paper_event (paper_id);
