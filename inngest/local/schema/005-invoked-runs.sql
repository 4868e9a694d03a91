-- What a run invoked is found by the run.
create index run_parent on inngest.run (parent_run_id) where parent_run_id is not null;
