-- What has been over for long is found by its age.
create index run_ended_at on inngest.run (ended_at) where ended_at is not null;
create index event_received_at on inngest.event (received_at);
