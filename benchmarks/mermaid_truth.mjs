// What Mermaid itself makes of the journeys in files: the truth that an importer is measured against.
//
//     npm install --prefix TOOLS mermaid jsdom js-yaml
//     node benchmarks/mermaid_truth.mjs CASES TOOLS
//
// CASES holds folders, each with a file `source.mmd`, `.md` or `.html`. A `truth.json` is written
// beside each: for every journey in the order of the file the line it begins in, whether it is
// `hidden` in an HTML comment, and what Mermaid's own parser holds of it, or why it refuses it.
//
// Text is given as its author meant it: character references (`#35;`, `#quot;`) are read, and what
// Mermaid's sanitiser writes as `&lt;` is `<`. A score that is no number is the text "NaN".

import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const FENCE =
  /^(?<lead>[ \t>]*(?:[-*+] +|\d+[.)] +)?)(?<fence>`{3,}|~{3,}|:{3,})[ \t]*(?:\{\s*\.?mermaid\b[^}]*\}|mermaid\b[^`]*)\s*$/i;
const OTHER_FENCE = /^[ \t>]*(`{3,}|~{3,})/;
const ELEMENT =
  /<(pre|div|code)\b[^>]*\bclass\s*=\s*["'][^"']*\bmermaid\b[^"']*["'][^>]*>(.*?)<\/\1\s*>/gis;
const COMMENT = /<!--.*?(?:-->|$(?![^]))/gs;
const FRONT_MATTER = /^([^\S\n\r]*)-{3}\s*[\n\r](.*?)[\n\r]\1-{3}\s*[\n\r]+/s; // as Mermaid has it

const [cases, tools] = process.argv.slice(2);
if (!cases || !tools) {
  console.error("usage: node benchmarks/mermaid_truth.mjs CASES TOOLS");
  process.exit(2);
}
const modules = path.resolve(tools, "node_modules");
const require = createRequire(path.join(modules, "of-tools.js"));
const yaml = require("js-yaml");
const document = browser(require("jsdom").JSDOM);
const entry = path.join(modules, "mermaid", "dist", "mermaid.core.mjs");
const mermaid = (await import(pathToFileURL(entry))).default;
const { version } = JSON.parse(
  fs.readFileSync(path.join(modules, "mermaid", "package.json"), "utf8"),
);
mermaid.initialize({ startOnLoad: false, logLevel: 5 });

let count = 0;
let refused = 0;
for (const name of fs.readdirSync(cases).sort()) {
  const folder = path.join(cases, name);
  if (!fs.statSync(folder).isDirectory()) continue;
  const file = fs.readdirSync(folder).find((each) => each.startsWith("source."));
  if (!file) continue;
  const text = fs.readFileSync(path.join(folder, file), "utf8").replace(/\r\n?/g, "\n");
  const blocks = [];
  for (const { line, hidden, text: diagram } of diagrams(text, file.endsWith(".mmd"))) {
    if (isJourney(diagram)) blocks.push({ line, hidden, ...(await truth(diagram)) });
  }
  count += blocks.length;
  refused += blocks.filter((block) => block.error).length;
  const written = blocks.map((block) => JSON.stringify(block)).join(",\n");
  const truths = `{"mermaid": "${version}", "blocks": [\n${written}\n]}\n`;
  fs.writeFileSync(path.join(folder, "truth.json"), truths);
}
console.log(`Mermaid ${version}: ${count} journeys, ${refused} refused`);
process.exit(0); // jsdom would keep the process alive

/** Give Mermaid's sanitiser a document to work in. */
function browser(JSDOM) {
  const { window } = new JSDOM("<body></body>");
  for (const name of ["document", "Element", "Node", "HTMLElement", "DOMParser", "NodeFilter"]) {
    globalThis[name] = window[name];
  }
  globalThis.window = window;
  return window.document;
}

/** Let Mermaid parse one diagram, the way it does before it draws. */
async function truth(text) {
  const none = { title: "", accTitle: "", accDescr: "", sections: [], tasks: [], actors: [] };
  try {
    await mermaid.mermaidAPI.parse(text); // loads the kind of diagram
    const options = { title: frontTitle(text) };
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(text, options);
    const tasks = db.getTasks().map(({ section, task, score, people }) => ({
      section: meant(section),
      task: meant(task),
      score: Number.isFinite(score) ? score : String(score),
      people: people.map(meant),
    }));
    return {
      title: meant(unsanitised(db.getDiagramTitle())),
      accTitle: meant(unsanitised(db.getAccTitle())),
      accDescr: meant(unsanitised(db.getAccDescription())),
      sections: db.getSections().map(meant),
      tasks,
      actors: db.getActors().map(meant), // once the tasks were asked for, and not before
      error: null,
    };
  } catch (error) {
    return { ...none, error: String(error.message ?? error) };
  }
}

/** The title of the front matter, which Mermaid hands on when it draws, and not when it parses. */
function frontTitle(text) {
  const match = text.match(FRONT_MATTER);
  const title = match && yaml.load(match[2], { schema: yaml.JSON_SCHEMA })?.title;
  return title ? String(title) : undefined;
}

/** Read the references that Mermaid keeps as signs of its own until a browser shows them. */
function meant(text) {
  if (!text.includes("ﬂ°")) return text;
  const area = document.createElement("textarea");
  area.innerHTML = text
    .replaceAll("&", "&amp;")
    .replaceAll("ﬂ°°", "&#")
    .replaceAll("ﬂ°", "&")
    .replaceAll("¶ß", ";");
  return area.value;
}

function unsanitised(text) {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("<br>", "<br/>")
    .replaceAll("&amp;", "&");
}

function isJourney(text) {
  const bare = text
    .replace(/^[\uFEFF\n]+/, "")
    .replace(FRONT_MATTER, "")
    .replace(/%%\{.*?\}%%/gs, "")
    .replace(/^\s*%%.*$/gm, "");
  return /^\s*journey\b/i.test(bare);
}

/** List the Mermaid diagrams of a text: the text itself, or its fences and HTML elements. */
function diagrams(text, whole) {
  if (whole) return [{ line: 1, hidden: false, text }];
  const lines = text.split("\n");
  const starts = [0];
  for (const line of lines) starts.push(starts.at(-1) + line.length + 1);
  const found = [];
  const fenced = [];
  for (let first = 0; first < lines.length; first++) {
    const match = lines[first].match(FENCE);
    const fence = match?.groups.fence ?? lines[first].match(OTHER_FENCE)?.[1];
    if (!fence) continue;
    let last = first + 1;
    while (last < lines.length && !closes(lines[last], fence)) last++;
    if (match) {
      const inner = lines.slice(first + 1, last).map((line) => bared(line, match.groups.lead));
      found.push({ at: starts[first], line: first + 2, text: inner.join("\n") });
    }
    fenced.push([starts[first], starts[Math.min(last + 1, lines.length)]]);
    first = last;
  }
  for (const match of text.matchAll(ELEMENT)) {
    if (fenced.some(([from, to]) => from <= match.index && match.index < to)) continue;
    const at = match.index + match[0].indexOf(">") + 1;
    found.push({ at, line: text.slice(0, at).split("\n").length, text: shownText(match[2]) });
  }
  const comments = [...text.matchAll(COMMENT)].map((m) => [m.index, m.index + m[0].length]);
  return found
    .sort((one, other) => one.at - other.at)
    .map(({ at, line, text }) => {
      const hidden = comments.some(([from, to]) => from <= at && at < to);
      return { line, hidden, text };
    });
}

function closes(line, fence) {
  const bare = line.replace(/^[ \t>]+/, "").trimEnd();
  return bare.startsWith(fence) && [...bare].every((sign) => sign === fence[0]);
}

/** Take off what stands before a line for the sake of a list or a quotation. */
function bared(line, lead) {
  if (lead.includes(">")) return line.replace(/^[ \t]*(?:>[ \t]?)+/, "");
  const indent = line.match(/^[ \t]*/)[0].length;
  return line.slice(Math.min(indent, lead.length));
}

/** The text of an element as Mermaid reads it from a page: references read, indentation off. */
function shownText(html) {
  const area = document.createElement("textarea");
  area.innerHTML = html;
  const lines = area.value.split("\n");
  const indents = lines.filter((line) => line.trim()).map((line) => line.match(/^[ \t]*/)[0].length);
  const common = indents.length > 1 ? Math.min(...indents) : 0;
  return lines.map((line) => line.slice(common)).join("\n").trim();
}
