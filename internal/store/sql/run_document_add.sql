-- Keeps a document whose screening rules a run asked.
insert into run_document (zone_code, run_id, document_id, digest, source)
values (@zone_code, @run_id, @document_id, @digest, @source);
