-- A searched word without the signs people put between the parts of a number: "00123-BG-0004711" is "00123bg0004711".
create function search_part(term text) returns text
    language sql immutable strict parallel safe
    return case when term ~ '\d' then regexp_replace(search_fold(term), '[^[:alnum:]]', '', 'g') else search_fold(term) end;
