// The suite's events, printed and counted.

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * @typedef {object} Report
 * @property {(event: Record<string, any>) => void} take one event of the bridge
 * @property {Counts} counts
 * @property {Promise<Counts>} ended settles with what the suite itself counted
 * @property {() => number} silentFor milliseconds since the last event
 */

/**
 * @param {(line: string) => void} print
 * @returns {Report}
 */
export function openReport(print = console.log) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  let last = Date.now();
  /** @type {(counts: Counts) => void} */
  let end = () => undefined;
  const ended = new Promise((resolve) => (end = resolve));
  let suite = "";
  return {
    counts,
    ended,
    silentFor: () => Date.now() - last,
    take(event) {
      last = Date.now();
      if (event.suite && event.suite !== suite) {
        suite = event.suite;
        print(`  ${suite}`);
      }
      switch (event.type) {
        case "pass":
          counts.passed++;
          print(`    ✓ ${event.title} (${event.ms} ms)`);
          break;
        case "fail":
          counts.failed++;
          print(`    ✗ ${event.title}\n${indent(event.error)}`);
          break;
        case "skip":
          counts.skipped++;
          print(`    - ${event.title}`);
          break;
        case "say":
          print(`      ${event.text}`);
          break;
        case "end":
          end(event.counts);
          break;
      }
    },
  };
}

/** @param {string} text */
function indent(text) {
  return text.replaceAll(/^/gm, "        ");
}
