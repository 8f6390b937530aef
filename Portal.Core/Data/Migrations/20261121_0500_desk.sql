-- What staff typed beside a paper and have not filed yet.
create table index_draft (
    staff_id text not null,
    paper_id uuid not null constraint fk_index_draft_paper_paper_id references paper (id) on delete cascade,
    draft jsonb not null,
    changed_at timestamptz not null,
    constraint pk_index_draft primary key (staff_id, paper_id)
);

create table staff_member (
    id text constraint pk_staff_member primary key,
    name text not null,
    role text not null,
    team text not null
);

-- What people say about barriers.
create table feedback (
    number text constraint pk_feedback primary key,
    text text not null,
    contact text,
    sent_at timestamptz not null
);

-- Keys of cookies and forms, shared by all instances.
create table data_protection_key (
    name text constraint pk_data_protection_key primary key,
    xml text not null,
    created_at timestamptz not null
);

-- Demonstration papers that were sent already.
create table demonstration_paper (
    id text constraint pk_demonstration_paper primary key,
    sent_at timestamptz not null
);
