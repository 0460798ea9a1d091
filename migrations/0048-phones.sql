-- A phone or a tablet is proved by a proof of its own: its storage is soldered and no tool reads it back. Two people saw
-- a storage that was encrypted be reset, no account asked for afterwards, and read its IMEI (3GPP TS 23.003, §6.2.1).
alter table proof
  add encrypted boolean,
  add accounts_off boolean,
  add imei text check (imei ~ '^[0-9]{15}$');

create function proof_of_reset() returns trigger language plpgsql set search_path from current as $$
declare kind_of_device text := (select d.category from device d where d.id = new.device_id);
begin
  if new.kind = 'attestation' and kind_of_device in ('smartphone', 'tablet') and not (
    new.technique = 'factoryReset' and new.encrypted is true and new.accounts_off is true
    and (new.imei is not null or kind_of_device = 'tablet')
  ) then
    raise exception 'GATE_RESET: a phone or tablet is proved by a reset seen whole' using errcode = 'LC124';
  end if;
  return new;
end $$;
create trigger proof_of_reset before insert on proof for each row execute function proof_of_reset();
alter table proof enable always trigger proof_of_reset;
