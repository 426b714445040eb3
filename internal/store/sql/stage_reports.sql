-- Makes the place where the rows of one file of reports wait.
create temp table staged_reports on commit drop as
select 0 as line, t.* from annual_report t with no data;
