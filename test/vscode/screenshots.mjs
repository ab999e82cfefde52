// npm run screenshots: pictures of the main views, taken from the running extension, for the README.
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { projectRoot, temporaryFolder, testFolder } from "./host/paths.mjs";
import { buildProject, installPackages } from "./host/project.mjs";
import { makeSample } from "./host/sample.mjs";
import { setStage } from "./pictures/stage.mjs";
import { film, toEndOf, typed } from "./pictures/typing.mjs";
import { corpusView, findings, outline, phraseHover } from "./pictures/views.mjs";

const PICTURES = path.join(projectRoot, "client", "media", "screenshots");

installPackages();
buildProject();
const { startInBrowser } = await import("./host/vscode.mjs"); // needs the installed packages

const temporary = temporaryFolder();
process.once("exit", temporary.remove);
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
  process.once(signal, () => process.exit(130));

const workspace = path.join(temporary.path, "讲稿示例");
const draft = await makeSample(workspace);
const corpus = path.join(workspace, "历年讲稿");
await makeCorpus();
await mkdir(PICTURES, { recursive: true });
const vscode = await startInBrowser({
  folder: temporary.path,
  workspace,
  installed: [projectRoot, path.join(testFolder, "opener")],
  pictures: PICTURES,
  language: "zh-cn",
  env: { SPEECH_OPENER: "draft" },
  settings: {
    "editor.fontSize": 16,
    "editor.minimap.enabled": false,
    "editor.stickyScroll.enabled": false,
    "workbench.colorTheme": "Default Light Modern",
    // A drafter's own folder, as the pictures are to show it.
    "speechDrafter.corpus.folders": [corpus],
    "speechDrafter.corpus.includeSeeds": false,
  },
});
try {
  await takeAll();
} finally {
  await vscode.end();
}

/** The bundled speeches as a team's folder has them, with a file that cannot be read among them. */
async function makeCorpus() {
  await rename(path.join(workspace, "seeds"), corpus);
  for (const year of [2022, 2023, 2024, 2025]) {
    const text = `在全市法院${year}年便民工作通气会上的讲话
（${year}年11月6日）

同志们：

今年，全市法院发布30项便民举措，群众办事少跑了不少路。下面，我讲两点意见。

一、把便民举措落到窗口

立案窗口要把便民举措张贴上墙，逐项明确责任人，做到当天的事当天办。

二、把便民举措送到乡镇

各巡回审判点要把便民举措讲给群众听，讲明白怎么用、找谁办。
`;
    await writeFile(path.join(corpus, `${year}年便民工作通气会.txt`), text);
  }
  await writeFile(path.join(corpus, "2019年旧稿.doc"), Buffer.from("d0cf11e0a1b11ae1", "hex"));
}

async function takeAll() {
  const lines = (await readFile(draft, "utf8")).split(/\r?\n/);
  const heading = lines.findIndex((line) => line.startsWith("一、"));
  const paragraph = lines.findIndex((line, at) => at > heading && line.trim() !== "");
  const stage = setStage(vscode);
  await outline(stage);
  await findings(
    stage,
    lines.findIndex((line) => line.startsWith("四、")),
  );
  await toEndOf(stage, paragraph);
  await typed(stage, "pinyin", [["tuidongjingji", "推动经济"]], { keys: "gzl" });
  await typed(
    stage,
    "slot",
    [
      ["quanshifayuan", "全市法院"],
      ["fabu", "发布"],
    ],
    { item: "项便民举措" },
  );
  await film(stage, PICTURES);
  await phraseHover(stage, "要高质效办好每一个案件");
  await corpusView(stage);
}
