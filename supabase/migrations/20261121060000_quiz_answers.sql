-- What was answered in a quiz; the first answer to a question counts, so marks can be trusted.
create table public.quiz_answers (
  job_id uuid not null references public.jobs (id) on delete cascade,
  question_id text not null check (char_length(question_id) between 1 and 100),
  owner_id uuid not null references auth.users (id) on delete cascade,
  option smallint not null check (option >= 0),
  is_correct boolean not null,
  created_at timestamptz not null default now(),
  primary key (job_id, question_id)
);
create index quiz_answers_owner on public.quiz_answers (owner_id, created_at desc);

alter table public.quiz_answers enable row level security;
create policy "owners read their quiz answers" on public.quiz_answers
  for select to authenticated using (owner_id = (select auth.uid()));
revoke all on public.quiz_answers from anon, authenticated;
grant select on public.quiz_answers to authenticated;
grant select, insert, update, delete on public.quiz_answers to service_role;
