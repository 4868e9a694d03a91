import { modelsFolder } from "#lib/models/transcribers/choose-transcribers.ts";
import { fetchModel } from "#lib/models/transcribers/local/fetch-model.ts";
import { modelCatalogue } from "#lib/models/transcribers/local/model-catalogue.ts";
import { stateDirectory } from "#scripts/launcher/state-directory.ts";

const defaultHub = "https://huggingface.co";
const megabyte = 1024 * 1024;

function showProgress(name: string) {
  let shown = -1;
  return (doneBytes: number, allBytes: number) => {
    const percent = Math.floor((100 * doneBytes) / allBytes);
    if (percent === shown || (!process.stdout.isTTY && percent % 10 !== 0)) return;
    shown = percent;
    const line = `${name}: ${percent} % of ${(allBytes / megabyte).toFixed(0)} MB`;
    process.stdout.write(process.stdout.isTTY ? `\r${line}` : `${line}\n`);
  };
}

/** Fetches speech models: `npm run models -- whisper-tiny.en`. Without a name it lists them. HF_ENDPOINT names a mirror. */
export async function run(args: string[]): Promise<void> {
  const names = args.filter((argument) => !argument.startsWith("-"));
  if (names.length === 0) {
    const lines = Object.entries(modelCatalogue).map(
      ([name, { about }]) => `  ${name.padEnd(18)} ${about}\n`,
    );
    process.stdout.write(`Speech models that "npm run models -- NAME" fetches:\n${lines.join("")}`);
    return;
  }
  const hub = (process.env.HF_ENDPOINT ?? defaultHub).replace(/\/$/, "");
  for (const name of names) {
    const folder = await fetchModel({
      name,
      folder: modelsFolder(stateDirectory()),
      hub,
      onProgress: showProgress(name),
    });
    process.stdout.write(
      `${process.stdout.isTTY ? "\n" : ""}${name} is in ${folder} and used from the next start on.\n`,
    );
  }
}
