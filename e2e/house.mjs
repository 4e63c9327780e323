// A house for a journey: a data folder of its own, the portal that serves it, a browser, and the count of the steps that were
// walked. Whatever goes wrong, it takes all of it away again.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

// A port of this machine's loopback that nobody listens on.
export async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

// The browser of this machine; it asks nothing of its maker.
export function launchBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync",
      // A page that was left for the cache of going back has no history to ask for.
      "--disable-back-forward-cache",
    ],
  });
}

export class House {
  constructor(binary, name) {
    this.binary = binary;
    this.folder = mkdtempSync(join(tmpdir(), `marsad-${name}-`));
    this.passed = 0;
    // What is done when the journey ends, the last first.
    this.ends = [() => rmSync(this.folder, { recursive: true, force: true })];
  }

  // Runs a command on the data folder; what it tells people, in English.
  run(args, env = {}) {
    const options = { env: { ...process.env, MARSAD_LANG: "en", ...env }, encoding: "utf8" };
    const done = spawnSync(this.binary, [...args, "--data", this.folder], options);
    assert.equal(done.status, 0, `${args.join(" ")}: ${done.stderr}`);
    return done.stderr;
  }

  // Makes the data folder; the password of the administrator, good once.
  init(pack) {
    return this.run(["init", "--pack", pack]).trim().split(" ").pop();
  }

  // Serves the folder until the journey ends, and waits until it answers.
  async serve(port, args = [], env = {}) {
    const command = ["serve", "--quiet", "--data", this.folder, "--listen", `127.0.0.1:${port}`, ...args];
    const options = { env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "inherit"] };
    const server = spawn(this.binary, command, options);
    this.ends.push(() => server.kill());
    for (let tries = 0; tries < 300 && server.exitCode === null; tries += 1) {
      const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((done) => setTimeout(done, 100));
    }
    await this.close();
    throw new Error("the portal does not answer");
  }

  // A browser until the journey ends.
  async openBrowser() {
    const browser = await launchBrowser();
    this.ends.push(() => browser.close());
    return browser;
  }

  // Walks a step and gives what it found; at the first that fails the journey ends.
  async step(name, law) {
    try {
      const found = await law();
      this.passed += 1;
      return found;
    } catch (error) {
      console.error(`✗ ${name}\n${error.stack ?? error}`);
      await this.close();
      process.exit(1);
    }
  }

  async close() {
    for (const end of this.ends.reverse()) await end();
    this.ends = [];
  }
}
