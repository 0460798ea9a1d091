-- The quality of the work by site, day and kind, never by person: no column could say who. Read from the journal once a
-- day has passed; the days since are read from the journal itself (src/quality/queries.ts).
create table quality_day (
  site_id uuid not null references site,
  day date not null,
  measure text not null,
  reason text not null default '',
  n int not null check (n > 0),
  primary key (site_id, day, measure, reason)
);
-- The last day that is in quality_day; one row.
create table quality_until (
  one boolean primary key default true check (one),
  day date not null
);
