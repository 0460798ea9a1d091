-- The store of media: what lies out of a device lies somewhere, and is listed by its site.
update medium m set site_id = d.site_id from device d where d.id = m.device_id and m.place = 'stock' and m.site_id is null;
alter table medium add constraint medium_stored_somewhere check (place <> 'stock' or site_id is not null);
drop index medium_in_store;
create index medium_in_store on medium (site_id, id) where place = 'stock';
