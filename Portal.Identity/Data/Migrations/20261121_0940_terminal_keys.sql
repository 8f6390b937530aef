-- The keys a terminal may sign with now, newest first: for ten minutes after a change the one before is good too.
create function terminal_keys(terminal_id uuid) returns jsonb language sql stable as $$
    select case
        when keys_changed_at > now() - interval '10 minutes' then jwks
        else jsonb_build_object('keys', jsonb_build_array(jwks -> 'keys' -> 0))
    end
    from terminal
    where id = terminal_id and jwks is not null and revoked_at is null
$$;
