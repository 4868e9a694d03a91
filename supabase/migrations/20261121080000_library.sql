-- The library: takes have a title, may be kept from expiry, go to the trash before they are gone, and are found by
-- what was said in them.

alter table public.videos
  add column title text check (char_length(title) between 1 and 200),
  add column kept boolean not null default false,
  add column deleted_at timestamptz;
create index videos_in_trash on public.videos (deleted_at) where deleted_at is not null;

create table public.video_texts (
  video_id uuid primary key references public.videos (id) on delete cascade,
  owner_id uuid not null references auth.users (id) on delete cascade,
  transcript text not null default '',
  document tsvector not null
);
create index video_texts_document on public.video_texts using gin (document);
create index video_texts_owner on public.video_texts (owner_id);
alter table public.video_texts enable row level security;
create policy "owners read their texts" on public.video_texts
  for select to authenticated using (owner_id = (select auth.uid()));
revoke all on public.video_texts from anon, authenticated;
grant select on public.video_texts to authenticated;
grant select, insert, update, delete on public.video_texts to service_role;

-- Words as they are (any language) and by their English stems; what a take is called counts more than what is said in it.
create function public.refresh_video_text(p_video uuid) returns void language sql set search_path = '' as $$
  insert into public.video_texts as t (video_id, owner_id, transcript, document)
  select v.id, v.owner_id, said.words,
    setweight(to_tsvector('simple', called.words), 'A') || setweight(to_tsvector('english', called.words), 'A')
    || setweight(to_tsvector('simple', said.words), 'C') || setweight(to_tsvector('english', said.words), 'C')
  from public.videos v
  cross join lateral (select regexp_replace(concat_ws(' ', v.title, v.original_filename), '[._-]+', ' ', 'g') as words) called
  cross join lateral (
    select left(coalesce((
      select string_agg(cue ->> 'text', ' ') from (
        select case when jsonb_typeof(found.cues) = 'array' then found.cues else '[]'::jsonb end as cues from (
          select r.report -> 'transcript' -> 'cues' as cues, r.created_at from public.analysis_results r where r.video_id = v.id
          union all
          select j.data -> 'cues', j.created_at from public.job_results j where j.video_id = v.id and j.type = 'transcription'
          order by 2 desc limit 1
        ) found
      ) newest cross join lateral jsonb_array_elements(newest.cues) as cue), ''), 500000) as words) said
  where v.id = p_video
  on conflict (video_id) do update set transcript = excluded.transcript, document = excluded.document;
$$;

create function public.refresh_text_of_video() returns trigger language plpgsql set search_path = '' as $$
begin
  perform public.refresh_video_text(new.id);
  return null;
end $$;
create function public.refresh_text_of_result() returns trigger language plpgsql set search_path = '' as $$
begin
  perform public.refresh_video_text(new.video_id);
  return null;
end $$;
create trigger videos_text after insert or update of title, original_filename on public.videos
  for each row execute function public.refresh_text_of_video();
create trigger analysis_results_text after insert on public.analysis_results
  for each row execute function public.refresh_text_of_result();
create trigger job_results_text after insert on public.job_results
  for each row when (new.type = 'transcription') execute function public.refresh_text_of_result();
select public.refresh_video_text(id) from public.videos;

-- One page of an owner's takes in one reading: each with its score, its newest job and the files of its picture.
create function public.list_takes(
  p_owner uuid, p_query text, p_project uuid, p_loose boolean, p_state text, p_sort text, p_limit integer, p_offset integer
) returns jsonb language sql stable set search_path = '' as $$
  with asked as (
    select case when coalesce(p_query, '') = '' then null else
      websearch_to_tsquery('simple', p_query) || websearch_to_tsquery('english', p_query) end as query
  ), found as (
    select v.*, s.overall_score, j.status as job_status, t.transcript,
      case when a.query is null then 0 else ts_rank(t.document, a.query) end as rank
    from public.videos v
    cross join asked a
    join public.video_texts t on t.video_id = v.id
    left join lateral (
      select r.overall_score from public.analysis_results r where r.video_id = v.id order by r.created_at desc limit 1
    ) s on true
    left join lateral (
      select status from public.jobs j where j.video_id = v.id and j.type = 'pitch' order by j.created_at desc limit 1
    ) j on true
    where v.owner_id = p_owner and v.deleted_at is null and v.status <> 'uploading'
      and (p_project is null or v.project_id = p_project) and (not p_loose or v.project_id is null)
      and (a.query is null or t.document @@ a.query)
  ), kept as (
    select * from found where case p_state
      when 'scored' then overall_score is not null
      when 'working' then job_status in ('queued', 'running')
      when 'failed' then job_status = 'failed' and overall_score is null
      when 'unscored' then overall_score is null and (job_status is null or job_status in ('cancelled', 'completed'))
      else true end
  ), page as (
    select *, row_number() over (order by
      case when p_sort = 'best' then overall_score end desc nulls last,
      case when p_sort = 'name' then lower(coalesce(title, original_filename)) end asc,
      case when p_sort = 'oldest' then created_at end asc,
      case when p_sort = 'relevance' then rank end desc,
      created_at desc, id) as place
    from kept order by place limit p_limit offset p_offset
  )
  select jsonb_build_object(
    'total', (select count(*) from kept),
    'takes', coalesce((select jsonb_agg(jsonb_build_object(
      'video', to_jsonb(p) - 'transcript' - 'rank' - 'place',
      'overall_score', p.overall_score,
      'job', (select to_jsonb(j) from public.jobs j where j.video_id = p.id order by (j.type = 'pitch') desc, j.created_at desc limit 1),
      'poster_path', (select f.storage_path from public.artifacts f
        where f.video_id = p.id and f.kind = 'poster' order by f.created_at desc limit 1),
      'project', (select jsonb_build_object('slug', o.slug, 'name', o.name) from public.projects o where o.id = p.project_id),
      'snippet', case when a.query is null or p.transcript = '' then null else
        ts_headline('english', p.transcript, a.query, 'StartSel=⟦, StopSel=⟧, MaxFragments=1, MinWords=8, MaxWords=22') end
    ) order by p.place) from page p cross join asked a), '[]'::jsonb));
$$;

-- An owner's projects: how many takes, and the scores of those that have one, oldest first.
create function public.list_project_trends(p_owner uuid) returns jsonb language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
      'id', o.id, 'slug', o.slug, 'name', o.name, 'takes', counted.takes, 'scores', counted.scores)
      order by counted.newest desc nulls last, o.created_at desc), '[]'::jsonb)
  from public.projects o
  cross join lateral (
    select count(*) as takes, max(v.created_at) as newest,
      coalesce(jsonb_agg(s.overall_score order by v.created_at) filter (where s.overall_score is not null), '[]'::jsonb) as scores
    from public.videos v
    left join lateral (
      select r.overall_score from public.analysis_results r where r.video_id = v.id order by r.created_at desc limit 1
    ) s on true
    where v.project_id = o.id and v.deleted_at is null and v.status <> 'uploading'
  ) counted
  where o.owner_id = p_owner;
$$;

revoke execute on function public.refresh_video_text, public.refresh_text_of_video, public.refresh_text_of_result,
  public.list_takes, public.list_project_trends from public, anon, authenticated;
grant execute on function public.refresh_video_text, public.list_takes, public.list_project_trends to service_role;
