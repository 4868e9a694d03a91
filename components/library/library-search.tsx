"use client";

import Form from "next/form";
import { useRef } from "react";
import { buttonClass } from "#components/ui/button-class.ts";
import type { ProjectTrend, TakeQuery } from "#lib/library/take-page.ts";

const states = [
  ["all", "All of them"],
  ["scored", "With a score"],
  ["working", "Being analysed"],
  ["failed", "Failed"],
  ["unscored", "Without a score"],
] as const;

const sorts = [
  ["", "As usual"],
  ["newest", "Newest first"],
  ["oldest", "Oldest first"],
  ["best", "Best first"],
  ["name", "By name"],
] as const;

type Choice = { name: string; label: string; value: string; options: readonly (readonly [string, string])[] };

/** Looks in names and in what was said. A form as the platform has it: its address can be kept and shared. */
export function LibrarySearch(props: { query: TakeQuery; projects: Pick<ProjectTrend, "slug" | "name">[] }) {
  const { query, projects } = props;
  const form = useRef<HTMLFormElement>(null);
  const choices: Choice[] = [
    { name: "state", label: "Show", value: query.state, options: states },
    { name: "sort", label: "Order", value: query.sort ?? "", options: sorts },
    ...(projects.length === 0
      ? []
      : [
          {
            name: "project",
            label: "Project",
            value: query.project,
            options: [
              ["", "Every project"],
              ...projects.map(({ slug, name }) => [slug, name] as const),
            ] as const,
          },
        ]),
  ];
  return (
    <Form ref={form} action="/videos" role="search" className="flex flex-wrap items-end gap-3">
      <label className="block text-caption text-muted max-sm:basis-full">
        What was said, or a name
        <input
          type="search"
          name="q"
          defaultValue={query.q}
          maxLength={200}
          autoComplete="off"
          className="field mt-1 block w-full sm:w-64"
        />
      </label>
      {choices.map(({ name, label, value, options }) => (
        <label key={name} className="block text-caption text-muted">
          {label}
          <select
            name={name}
            defaultValue={value}
            className="field mt-1 block max-w-44"
            onChange={() => form.current?.requestSubmit()}
          >
            {options.map(([option, words]) => (
              <option key={option} value={option}>
                {words}
              </option>
            ))}
          </select>
        </label>
      ))}
      <button type="submit" className={buttonClass.plain}>
        Search
      </button>
    </Form>
  );
}
