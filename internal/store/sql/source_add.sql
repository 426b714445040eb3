-- Records a file that is being imported.
insert into data_source (zone_code, source_id, kind, file_name, sha256, bytes, crs, data_version, program_version, report)
select @zone_code, @source_id, @kind, @file_name, @sha256, @bytes, @crs, z.data_version + 1, @program_version, '{}'
from zone z
where z.zone_code = @zone_code;
