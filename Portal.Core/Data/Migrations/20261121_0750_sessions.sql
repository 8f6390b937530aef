-- Who is signed in, so that a session can be ended from elsewhere. No names, no addresses.
create table sign_in_session (
    id uuid constraint pk_sign_in_session primary key,
    audience text not null,
    subject uuid not null,
    -- The provider's name for its session (OpenID Connect Back-Channel Logout 1.0).
    sid text not null,
    started_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz
);
create index ix_sign_in_session_sid on sign_in_session (sid);
create index ix_sign_in_session_subject on sign_in_session (subject);
create index ix_sign_in_session_expires_at on sign_in_session (expires_at);
