/** Consuming in two steps, as one would write it without thinking of the second request that arrives in between. */
export const breakConsume = (database) =>
  database.query(`
    create or replace function protocol_consume(record_model text, record_id bytea) returns boolean language plpgsql as $$
    declare
      unused boolean;
    begin
      select consumed_at is null into unused from protocol_record where model = record_model and id_hash = record_id;
      perform pg_sleep(0.2);
      update protocol_record set consumed_at = now() where model = record_model and id_hash = record_id;
      return coalesce(unused, false);
    end
    $$`);
