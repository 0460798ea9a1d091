-- A file that was sent and that nothing names a month later was sent by mistake, or its form was never sent.
create index blob_recorded on blob (recorded_at);
create index proof_photo on proof (photo_sha256) where photo_sha256 is not null;

-- Whether anything stands on these bytes: every column that references blob.
create function blob_in_use(sha text) returns boolean language sql stable set search_path from current as $$
  select exists (select from proof where photo_sha256 = sha)
    or exists (select from erasure_evidence where file_sha256 = sha)
    or exists (select from document d where d.sha256 = sha)
    or exists (select from issuer_signatory where signature_sha256 = sha)
    or exists (select from issuer_profile where rescrit_sha256 = sha)
    or exists (select from valuation where document_sha256 = sha)
    or exists (select from sale_mandate where document_sha256 = sha)
    or exists (select from ledger_archive a where a.sha256 = sha)
$$;
insert into retention_rule values
  ('unused_file', 'laisser le temps d’envoyer le formulaire auquel la photo ou le document était joint (30 jours)', 'intérêt légitime', '30 days', 'delete');
