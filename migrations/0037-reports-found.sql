-- A report sent again is found at once, whatever became of it: by its bytes, or by its tool's own id.
create index hardware_report_sent on hardware_report (organisation_id, sha256);
create index hardware_report_snapshot on hardware_report (organisation_id, snapshot_id) where snapshot_id is not null;
