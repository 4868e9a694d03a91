-- The same page of takes, read in less: the score and the state of every take are looked up only where they decide
-- which takes are shown, and everything that is shown only for the takes of the page.
create or replace function public.list_takes(
  p_owner uuid, p_query text, p_project uuid, p_loose boolean, p_state text, p_sort text, p_limit integer, p_offset integer
) returns jsonb language sql stable set search_path = '' as $$
  with asked as (
    select case when coalesce(p_query, '') = '' then null else
      websearch_to_tsquery('simple', p_query) || websearch_to_tsquery('english', p_query) end as query
  ), found as (
    select v.id, v.created_at, lower(coalesce(v.title, v.original_filename)) as name, s.overall_score, j.status as job_status,
      case when a.query is null then 0 else ts_rank(t.document, a.query) end as rank
    from public.videos v
    cross join asked a
    left join public.video_texts t on t.video_id = v.id and a.query is not null
    left join lateral (
      select r.overall_score from public.analysis_results r where r.video_id = v.id order by r.created_at desc limit 1
    ) s on p_sort = 'best' or p_state <> 'all'
    left join lateral (
      select status from public.jobs j where j.video_id = v.id and j.type = 'pitch' order by j.created_at desc limit 1
    ) j on p_state <> 'all'
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
    select id, row_number() over (order by
      case when p_sort = 'best' then overall_score end desc nulls last,
      case when p_sort = 'name' then name end asc,
      case when p_sort = 'oldest' then created_at end asc,
      case when p_sort = 'relevance' then rank end desc,
      created_at desc, id) as place
    from kept order by place limit p_limit offset p_offset
  )
  select jsonb_build_object(
    'total', (select count(*) from kept),
    'takes', coalesce((select jsonb_agg(jsonb_build_object(
      'video', to_jsonb(v),
      'overall_score', (select r.overall_score from public.analysis_results r where r.video_id = v.id order by r.created_at desc limit 1),
      'job', (select to_jsonb(j) from public.jobs j where j.video_id = v.id order by (j.type = 'pitch') desc, j.created_at desc limit 1),
      'poster_path', (select f.storage_path from public.artifacts f
        where f.video_id = v.id and f.kind = 'poster' order by f.created_at desc limit 1),
      'project', (select jsonb_build_object('slug', o.slug, 'name', o.name) from public.projects o where o.id = v.project_id),
      'snippet', case when a.query is null then null else (
        select ts_headline('english', t.transcript, a.query, 'StartSel=⟦, StopSel=⟧, MaxFragments=1, MinWords=8, MaxWords=22')
        from public.video_texts t where t.video_id = v.id and t.transcript <> '') end
    ) order by p.place) from page p join public.videos v on v.id = p.id cross join asked a), '[]'::jsonb));
$$;

-- The newest takes of several projects in one reading, by the project's id.
create function public.list_project_rows(p_owner uuid, p_projects uuid[], p_limit integer) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_object_agg(p.id, public.list_takes(p_owner, '', p.id, false, 'all', 'newest', p_limit, 0)), '{}'::jsonb)
  from unnest(p_projects) as p (id);
$$;
revoke execute on function public.list_project_rows from public, anon, authenticated;
grant execute on function public.list_project_rows to service_role;
