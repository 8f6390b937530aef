-- Trigrams find parts of numbers; trusted extension, no superuser needed.
create extension if not exists pg_trgm;

-- One spelling for words with umlauts, so that "Muehlgasse" finds "Mühlgasse", and accents of names do not matter.
create function search_fold(value text) returns text
    language sql immutable strict parallel safe
    return translate(
        replace(replace(replace(replace(lower(normalize(value, NFC)), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss'),
        'áàâãåăąçćčďđéèêëęěğíìîïıłľńňñóòôõøőŕřśšşșťţțúùûůűýÿźżž',
        'aaaaaaacccddeeeeeegiiiiillnnnoooooorrsssstttuuuuuyyzzz'
    );

-- The folded text, and after it once more with the gaps inside numbers closed: "00123 BG 0004711" is also "00123bg0004711".
create function search_text(value text) returns text
    language sql immutable strict parallel safe
    return search_fold(value) || E'\n' || regexp_replace(
        search_fold(value), '(?<=\d)[ ./-]+(?=\d)|(?<=\d)[ ./-]+(?=bg\M)|(?<=\mbg)[ ./-]+(?=\d)|(?<=\dbg)[ ./-]+(?=\d)', '', 'g'
    );

-- German stems of the text as written and as folded, and every word as it stands.
create function search_vector(value text) returns tsvector
    language sql immutable strict parallel safe
    return to_tsvector('pg_catalog.german', value)
        || to_tsvector('pg_catalog.german', search_fold(value))
        || to_tsvector('pg_catalog.simple', search_fold(value));

create function search_query(term text) returns tsquery
    language sql immutable strict parallel safe
    return plainto_tsquery('pg_catalog.german', term)
        || plainto_tsquery('pg_catalog.german', search_fold(term))
        || plainto_tsquery('pg_catalog.simple', search_fold(term));
