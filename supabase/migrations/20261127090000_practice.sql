-- A quiz can be taken again: each round keeps its own first answers. What is practised aloud is kept beside it.
alter table public.quiz_answers
  add column round smallint not null default 1 check (round between 1 and 1000),
  drop constraint quiz_answers_pkey,
  add primary key (job_id, round, question_id);

create table public.quiz_practice (
  job_id uuid not null references public.jobs (id) on delete cascade,
  question_id text not null check (char_length(question_id) between 1 and 100),
  owner_id uuid not null references auth.users (id) on delete cascade,
  -- How the owner judges their own answer; null while they have not.
  standing text check (standing in ('answered', 'needs_work')),
  notes text not null default '' check (char_length(notes) <= 4000),
  -- Length of the last answer that was given aloud.
  spoken_seconds real check (spoken_seconds between 0 and 3600),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (job_id, question_id)
);
create index quiz_practice_owner on public.quiz_practice (owner_id, created_at desc);

alter table public.quiz_practice enable row level security;
create policy "owners read their practice" on public.quiz_practice
  for select to authenticated using (owner_id = (select auth.uid()));
revoke all on public.quiz_practice from anon, authenticated;
grant select on public.quiz_practice to authenticated;
grant select, insert, update, delete on public.quiz_practice to service_role;

-- What is right in a quiz is told by the server alone, question by question.
drop policy "owners read their job results" on public.job_results;
create policy "owners read their job results" on public.job_results
  for select to authenticated using (owner_id = (select auth.uid()) and type <> 'quiz');
