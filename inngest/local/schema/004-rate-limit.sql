-- Starts are spaced as the real server spaces them: `expires_at` is when the next one would be due at an even pace.
delete from inngest.rate_limit;
alter table inngest.rate_limit drop column started;
