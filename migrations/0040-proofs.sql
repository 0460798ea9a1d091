-- The end of the tray: a verdict that waits is linked or set aside once, by somebody, for a reason, and never again.
alter table erasure_verdict
  add check ((place in ('matched', 'linked')) = (medium_id is not null)),
  add check ((medium_id is null) = (device_id is null)),
  add check ((place in ('linked', 'dismissed')) = (reason is not null)),
  add check ((place in ('linked', 'dismissed')) = (decided_by is not null and decided_at is not null));

create function erasure_verdict_decided() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'VERDICT_KEPT: what a log says of a disk is never thrown away' using errcode = 'LC001';
  elsif tg_op = 'INSERT' then
    if new.place not in ('matched', 'tray') then
      raise exception 'VERDICT_DECIDED: a verdict waits before somebody decides' using errcode = 'LC731';
    end if;
  elsif old.place <> 'tray' or new.place not in ('linked', 'dismissed')
    or (new.id, new.evidence_id, new.serial) is distinct from (old.id, old.evidence_id, old.serial)
    or new.place = 'dismissed' and (new.disk, new.verdict, new.level, new.code, new.codes)
      is distinct from (old.disk, old.verdict, old.level, old.code, old.codes) then
    raise exception 'VERDICT_DECIDED: a verdict is linked or set aside once' using errcode = 'LC731';
  end if;
  return new;
end $$;
create trigger erasure_verdict_decided before insert or update or delete on erasure_verdict
  for each row execute function erasure_verdict_decided();
create trigger erasure_verdict_kept before truncate on erasure_verdict for each statement execute function refuse_change();
create trigger erasure_evidence_never_emptied before truncate on erasure_evidence for each statement execute function refuse_change();
alter table erasure_verdict enable always trigger erasure_verdict_decided;
alter table erasure_verdict enable always trigger erasure_verdict_kept;
alter table erasure_evidence enable always trigger erasure_evidence_never_emptied;

-- The file of an evidence has a term of its own; its hash and what it says stay. Until then no purge takes its bytes.
insert into retention_rule values
  ('evidence_file', 'prouver que les données d’un support ont été effacées (10 ans après le dépôt du journal)', 'intérêt légitime', '10 years', 'delete bytes, keep hash and verdicts');
alter table erasure_evidence drop constraint erasure_evidence_sha256_fkey;
alter table erasure_evidence add file_sha256 text references blob;
alter table erasure_evidence disable trigger evidence_kept;
update erasure_evidence set file_sha256 = sha256;
alter table erasure_evidence add check (file_sha256 = sha256);
create index erasure_evidence_file on erasure_evidence (file_sha256) where file_sha256 is not null;

create function evidence_kept() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'INSERT' then
    if new.file_sha256 is null then
      raise exception 'EVIDENCE_KEPT: an evidence comes with its file' using errcode = 'LC732';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' or (to_jsonb(new) - 'file_sha256') is distinct from (to_jsonb(old) - 'file_sha256') then
    raise exception 'EVIDENCE_KEPT: an evidence is never changed' using errcode = 'LC001';
  end if;
  if new.file_sha256 is distinct from old.file_sha256 and (new.file_sha256 is not null or not coalesce(
    old.recorded_at + (select term from retention_rule where data = 'evidence_file') <= now(), false)) then
    raise exception 'EVIDENCE_KEPT: the file of an evidence stays until its term' using errcode = 'LC732';
  end if;
  return new;
end $$;
drop trigger evidence_kept on erasure_evidence;
create trigger evidence_kept before insert or update or delete on erasure_evidence for each row execute function evidence_kept();
alter table erasure_evidence enable always trigger evidence_kept;
