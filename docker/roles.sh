#!/bin/bash
# Run once, when the volume is empty: the application's role owns nothing.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -v app="$APP_PASSWORD" -U "$POSTGRES_USER" -d "$POSTGRES_DB" <<'SQL'
create role collecte_app login password :'app';
grant connect on database collecte to collecte_app;
SQL
