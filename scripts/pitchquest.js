// Plain JavaScript that any Node can read: it only finds out whether this Node can run the rest.
const [command = "start", ...rest] = process.argv.slice(2);
const commands = ["start", "dev", "demo", "analyze", "worker", "bench", "models", "clean", "test"];
const major = Number(process.versions.node.split(".")[0]);

if (major < 24) {
  process.stderr.write(
    `PitchQuest needs Node 24; this is Node ${process.versions.node}. Run "npm ci" once: it brings its own Node 24, which the npm scripts use.\n`,
  );
  process.exit(1);
} else if (!commands.includes(command)) {
  process.stderr.write(`There is no command "${command}". The commands are: ${commands.join(", ")}.\n`);
  process.exit(2);
} else {
  const { keepCompiled } = await import("./launcher/keep-compiled.js");
  keepCompiled();
  import(`./commands/${command}.ts`)
    .then((module) => module.run(rest))
    .then(
      (code) => {
        if (typeof code === "number") process.exitCode = code;
      },
      (error) => {
        process.stderr.write(`${process.env.DEBUG === "true" ? error.stack : error.message}\n`);
        process.exit(1);
      },
    );
}
