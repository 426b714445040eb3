-- Records a run; its rows follow in the same transaction.
insert into run (
  zone_code, run_id, year, as_of, policy_id, policy_title, policy_digest, policy_source, data_version, program_version,
  trial, follows, note, created_by, conservation, conserved_land, counts, context, decided,
  notices
)
values (
  @zone_code, @run_id, @year, @as_of, @policy_id, @policy_title, @policy_digest, @policy_source, @data_version,
  @program_version, @trial, @follows, @note, @created_by, @conservation, @conserved_land, @counts, @context,
  @decided, @notices
);
