import { Minus, Plus } from "lucide-react";
import { buttonClass } from "#components/ui/button-class.ts";

/** Buttons for what drag, `+`, `-` and `0` do. */
export function ZoomControls(props: {
  zoomed: boolean;
  onZoom: (factor: number) => void;
  onWhole: () => void;
}) {
  return (
    <fieldset className="flex items-center gap-2">
      <legend className="sr-only">Zoom</legend>
      {props.zoomed && (
        <button type="button" className={buttonClass.quiet} onClick={props.onWhole}>
          Whole talk
        </button>
      )}
      <button
        type="button"
        aria-label="Zoom out"
        disabled={!props.zoomed}
        className={`${buttonClass.plain} px-2.5!`}
        onClick={() => props.onZoom(2)}
      >
        <Minus size={16} />
      </button>
      <button
        type="button"
        aria-label="Zoom in"
        className={`${buttonClass.plain} px-2.5!`}
        onClick={() => props.onZoom(0.5)}
      >
        <Plus size={16} />
      </button>
    </fieldset>
  );
}
