-- How are the scores of a run's tracks distributed, in a park or in all? Forty equal steps from the least to the most of each track.
with scored as (
  select track, grade, score, min(score) over (partition by track) as least, max(score) over (partition by track) as most
  from evaluation
  where zone_code = @zone_code and run_id = @run_id and subject_kind = @subject_kind and score is not null and track is not null
    and (@park_code::text is null or coalesce(park_code, 'none') = @park_code)
),
binned as (
  select *, case when most > least then least(floor((score - least) / (most - least) * 40), 39) else 0 end as bin
  from scored
)
select
  track, grade,
  least + (most - least) * bin / 40 as "from",
  least + (most - least) * (bin + 1) / 40 as "to",
  count(*)::int as count
from binned
group by track, grade, least, most, bin
order by track, bin, grade
limit 10000;
