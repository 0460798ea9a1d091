-- What the application's role may do, on one page; applied after each migration. It owns nothing.
-- Append-only tables get no UPDATE and no DELETE: what a trigger refuses, the grant refuses first.
grant usage on schema public to :app;
grant select, insert, update on all tables in schema public to :app;
grant usage on all sequences in schema public to :app;
revoke insert, update, delete, truncate on
  category, retention_rule, schema_migration, schema_migration_lock from :app;
revoke update, delete, truncate on
  event, mass_movement, proof, media_declaration, blob, security_event, note, label_batch_tag, label_batch,
  erasure_evidence, inventory_import, test_run, repair from :app;
grant update (capture) on inventory_import to :app;
revoke update, delete, truncate on document from :app;
grant update (status, superseded_by) on document to :app;
revoke insert, update on configuration from :app;
grant insert (id, kind, key, value, valid_from, valid_to, source, status, proposed_by, proposed_at, decided_by, decided_at),
  update (status, decided_by, decided_at, valid_to, version) on configuration to :app;
-- What the purge job may take away, and what drafts and sessions need.
grant delete on security_event, note, repeat_key, blob,
  auth_user, auth_session, auth_account, auth_verification, auth_two_factor, donation_line, collection_donation to :app;
grant execute on function ensure_partitions(date, int) to :app;
grant usage on schema job to :app;
grant select, insert, update, delete on all tables in schema job to :app;
grant execute on all functions in schema job to :app;
