/** A page of its own around a program that shows the interface. Its scripts run by the nonce of this answer alone. */
function page(options: {
  title: string;
  nonce: string;
  script: string;
  body: string;
  start: string;
}): string {
  const nonce = /^[A-Za-z0-9+/=]*$/.test(options.nonce) ? options.nonce : "";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${options.title}</title>
<link rel="icon" href="/icon.svg">
<style>body { margin: 0 }</style>
</head>
<body>
${options.body}
<script nonce="${nonce}" src="/reference/${options.script}"></script>
<script nonce="${nonce}">${options.start}</script>
</body>
</html>
`;
}

const scalarOptions = {
  url: "/openapi.json",
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: "never",
  agent: { disabled: true },
  mcp: { disabled: true },
  defaultHttpClient: { targetKey: "shell", clientKey: "curl" },
};

/** The interface to read and to try, by Scalar. */
export function scalarPage(nonce: string): string {
  return page({
    title: "PitchQuest · interface",
    nonce,
    script: "scalar.js",
    body: '<div id="reference"></div>',
    start: `Scalar.createApiReference("#reference", ${JSON.stringify(scalarOptions)})`,
  });
}

/** The interface to read, by Redoc. */
export function redocPage(nonce: string): string {
  const options = { hideDownloadButtons: false, disableSearch: false };
  return page({
    title: "PitchQuest · interface",
    nonce,
    script: "redoc.js",
    body: '<div id="reference"></div>',
    start: `Redoc.init("/openapi.json", ${JSON.stringify(options)}, document.getElementById("reference"))`,
  });
}
