-- Media as things of their own: a medium keeps the device and the cycle it came with, wherever it goes, and has a place
-- of its own once it is out of a device. Certificates list by what came; the store lists by where it is.
alter table medium
  -- The device it came with, once it is in another; null while it never left its first one.
  add from_device_id uuid references device,
  add from_cycle int not null default 1,
  -- Where it is kept, out of a device.
  add site_id uuid references site;

create function medium_origin() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'INSERT' then
    new.from_device_id := null;
    new.from_cycle := coalesce((select d.cycle from device d where d.id = new.device_id), 1);
    return new;
  end if;
  new.from_cycle := old.from_cycle;
  new.from_device_id := coalesce(old.from_device_id, case when new.device_id <> old.device_id then old.device_id end);
  if new.place = 'stock' and old.place <> 'stock' and new.site_id is null then
    new.site_id := (select d.site_id from device d where d.id = old.device_id);
  elsif new.place = 'device' then
    new.site_id := null;
  end if;
  return new;
end $$;
create trigger medium_origin before insert or update on medium for each row execute function medium_origin();
alter table medium enable always trigger medium_origin;

create index medium_came_with on medium ((coalesce(from_device_id, device_id)));
create index medium_in_store on medium (id) where place = 'stock';
