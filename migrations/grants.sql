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
-- The file of an evidence goes after its term; a verdict of the tray is decided once.
grant update (file_sha256) on erasure_evidence to :app;
revoke update, delete, truncate on erasure_verdict from :app;
grant update (medium_id, device_id, verdict, level, code, codes, disk, place, reason, decided_by, decided_at) on erasure_verdict to :app;
-- The ledger: written, never changed. Its head and the stock of products are moved by their own triggers alone.
revoke update, delete, truncate on fiscal_entry, fiscal_signature, signing_key, product_move, ticket_print, ledger_archive from :app;
revoke insert, update, delete, truncate on till_head from :app;
revoke update on till, product from :app;
grant update (active, version) on till to :app;
grant update (label, unit_cents, unit_grams, active, version, updated_at, updated_by) on product to :app;
grant execute on function lock_till(uuid) to :app;
revoke update, delete, truncate on document from :app;
grant update (status, superseded_by) on document to :app;
-- A capture without a device is decided once; its bytes go after their term.
revoke update, delete, truncate on hardware_report from :app;
grant update (bytes, place, device_id, reason, decided_by, decided_at) on hardware_report to :app;
-- Parts move; what they are does not change. How a device was dismantled never does.
revoke update, delete, truncate on part, dismantling from :app;
grant update (tag, site_id, state, in_device_id, version, changed_at, changed_by) on part to :app;
-- A licence is given once, to one device.
revoke update, delete, truncate on licence from :app;
grant update (device_id, assigned_at, assigned_by) on licence to :app;
-- A count keeps what it counted and what was scanned; what it found is written once.
revoke update, delete, truncate on stock_count, stock_count_item, stock_count_scan from :app;
grant update (status, version, found, missing, moved, unexpected, unknown, expected, ended_at, ended_by) on stock_count to :app;
grant update (found_at, outcome, reason) on stock_count_item to :app;
-- Receipts: values are only added; a paper's lines count or not by a trigger; a draft alone may go.
revoke update, delete, truncate on valuation, receipt, receipt_donation, receipt_device, receipt_lot from :app;
grant update (status, total_cents, document_id, replaced_by_id, reason, version, issued_at, issued_by, ended_at, ended_by) on receipt to :app;
grant delete on receipt, receipt_donation to :app;
-- A call for help keeps who called and why; its notes and its answer are written later, or taken away.
revoke update, delete, truncate on help_call from :app;
grant update (note, answer_note, answered_by, answered_at, version) on help_call to :app;
revoke insert, update on configuration from :app;
grant insert (id, kind, key, value, valid_from, valid_to, source, status, proposed_by, proposed_at, decided_by, decided_at),
  update (status, decided_by, decided_at, valid_to, version) on configuration to :app;
-- A lock keeps what was seen; who was asked, what was answered and how it ended come later.
revoke update, delete, truncate on device_lock from :app;
grant update (asked_at, asked_by, answer, answered_at, answered_by, outcome, closed_at, closed_by, version) on device_lock to :app;
-- A case of custody keeps what the deposit slip says; how it ended comes later.
revoke update, delete, truncate on custody_case from :app;
grant update (outcome, reason, closed_at, closed_by) on custody_case to :app;
-- A correction keeps what stood and what was asked; how it was decided comes later.
revoke update, delete, truncate on correction from :app;
grant update (status, version, decided_at, decided_by, rejection) on correction to :app;
-- A day of quality is kept once.
revoke update, delete, truncate on quality_day from :app;
-- A delegation keeps what was given; how it ended comes later.
revoke update, delete, truncate on delegation from :app;
grant update (ended_at, ended_by, reason) on delegation to :app;
-- A loss keeps what was reported; its decision, and that it was found, come later. The file of a breach is only added to.
revoke update, delete, truncate on loss, breach, breach_step from :app;
grant update (status, version, decided_at, decided_by, reason, found_at, found_by) on loss to :app;
-- What the purge job may take away, and what drafts and sessions need.
grant delete on security_event, note, repeat_key, blob,
  auth_user, auth_session, auth_account, auth_verification, auth_two_factor, donation_line, collection_donation, transfer_item to :app;
grant execute on function ensure_partitions(date, int) to :app;
grant usage on schema job to :app;
grant select, insert, update, delete on all tables in schema job to :app;
grant execute on all functions in schema job to :app;
