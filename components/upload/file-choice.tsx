"use client";

import { useRef } from "react";
import { buttonClass } from "#components/ui/button-class.ts";

/** A button that opens the file dialog. Choosing the same file twice counts twice. */
export function FileChoice(props: {
  label: string;
  accept: string;
  multiple?: boolean;
  look: keyof typeof buttonClass;
  onFiles: (files: File[]) => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className={buttonClass[props.look]} onClick={() => field.current?.click()}>
        {props.label}
      </button>
      <input
        ref={field}
        type="file"
        hidden
        aria-label={props.label}
        accept={props.accept}
        multiple={props.multiple}
        onChange={(event) => {
          props.onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}
