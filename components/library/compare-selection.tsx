"use client";

import Link from "next/link";
import { createContext, useContext, useState } from "react";
import { buttonClass } from "#components/ui/button-class.ts";

type Selection = { ids: readonly string[]; toggle: (id: string) => void };

const SelectionContext = createContext<Selection | null>(null);

/** The takes picked for comparison, two at most; null outside of a library. */
export function useCompareSelection(): Selection | null {
  return useContext(SelectionContext);
}

/** Lets two takes be picked, and says what to do with them. */
export function CompareSelection({ children }: { children: React.ReactNode }) {
  const [ids, setIds] = useState<readonly string[]>([]);
  const [first, second] = ids;
  const toggle = (id: string) =>
    setIds((before) =>
      before.includes(id) ? before.filter((one) => one !== id) : [...before.slice(-1), id],
    );
  return (
    <SelectionContext value={{ ids, toggle }}>
      {children}
      {first !== undefined && (
        <div className="sticky bottom-4 z-30 mt-8 flex justify-center">
          <div
            role="status"
            className="flex flex-wrap items-center gap-4 rounded-panel border border-line-strong bg-raised py-2 pr-2 pl-5 shadow-float"
          >
            <p className="text-small">
              {second === undefined ? "Pick one more take to compare." : "Two takes picked."}
            </p>
            {second !== undefined && (
              <Link href={`/compare?a=${first}&b=${second}`} className={buttonClass.primary}>
                Compare them
              </Link>
            )}
            <button type="button" className={`${buttonClass.quiet} mx-0!`} onClick={() => setIds([])}>
              Put them back
            </button>
          </div>
        </div>
      )}
    </SelectionContext>
  );
}
