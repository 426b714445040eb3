-- Records a decision of a review as the source of the commitments that come into force with it.
insert into data_source (zone_code, source_id, kind, file_name, sha256, bytes, data_version, program_version, report)
select @zone_code, @source_id, 'commitments', @file_name, @sha256, @bytes, z.data_version, 'review', '{}'
from zone z
where z.zone_code = @zone_code;
