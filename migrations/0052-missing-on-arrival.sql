-- What a closed transfer said missing never arrived: it is awaited by the counts of the site that it left, and two of
-- them that miss it let it be reported as lost.
create function missing_on_arrival(device uuid) returns boolean language sql stable set search_path from current as $$
  select exists (select from transfer_item i join transfer t on t.id = i.transfer_id
    where i.device_id = $1 and i.missing_at is not null and i.arrived_at is null and i.left_behind_at is null and t.status = 'closed')
$$;

create or replace function missing_twice(device uuid) returns table (first_id uuid, second_id uuid, missed_at timestamptz)
language sql stable set search_path from current as $$
  with met as (
    select c.id, c.site_id, c.opened_at, c.ended_at, i.outcome,
      row_number() over (order by coalesce(i.found_at, c.ended_at) desc, c.id desc) as n
    from stock_count_item i join stock_count c on c.id = i.count_id
    where i.device_id = $1 and i.outcome is not null)
  select a.id, b.id, b.ended_at
  from met a join met b on a.n = 2 and b.n = 1 join device d on d.id = $1
  where a.outcome = 'missing' and b.outcome = 'missing' and a.site_id = d.site_id and b.site_id = d.site_id
    and b.opened_at >= a.ended_at and d.state_since <= a.opened_at and (d.to_site_id is null or missing_on_arrival(d.id)) and not left_for_good(d.state)
    and not exists (select from event e where e.subject_id = d.id and e.recorded_at >= a.opened_at
      and e.kind not in ('device.notCounted', 'device.assigned', 'lock.asked', 'lock.answered', 'loss.reported', 'loss.rejected'))
$$;
