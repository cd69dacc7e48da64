// node install.mjs: brings the prebuilt natives of package-lock.json, once, safely when several builds start together,
// and deletes the parts for telephones and for other machines (385 MB become 45).
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const lock = join(here, '.install.lock');
const stamp = join(here, 'node_modules', '.stamp');
const wanted = createHash('sha256')
  .update(readFileSync(join(here, 'package-lock.json')))
  .update(readFileSync(fileURLToPath(import.meta.url)))
  .digest('hex');
const installed = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
const pause = ms => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

while (!installed()) {
  try {
    mkdirSync(lock);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (lockIsStale()) rmSync(lock, { recursive: true, force: true });
    pause(300);
    continue;
  }
  try {
    if (!installed()) install();
  } finally {
    rmdirSync(lock);
  }
}

function lockIsStale() {
  try {
    return Date.now() - statSync(lock).mtimeMs > 600_000;
  } catch {
    return false; // the other build has just finished
  }
}

function install() {
  console.log('Fetching the natives of ONNX Runtime and llama.cpp (npm ci) ...');
  const windows = process.platform === 'win32';
  const npm = spawnSync(windows ? 'npm.cmd' : 'npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: here, stdio: 'inherit', shell: windows });
  if (npm.status !== 0) {
    console.error('npm ci failed in native/. Studio needs Node.js 20 or newer and a reachable npm registry for its first build.');
    process.exit(npm.status ?? 1);
  }
  const plugins = join(here, 'node_modules', 'com.github.asus4.onnxruntime', 'Plugins');
  for (const part of ['Android', 'iOS~']) rmSync(join(plugins, part), { recursive: true, force: true });
  const llama = join(here, 'node_modules', '@node-llama-cpp');
  const mine = { 'linux-x64': 'linux-x64', 'linux-arm64': 'linux-arm64', 'win32-x64': 'win-x64', 'darwin-arm64': 'mac-arm64-metal', 'darwin-x64': 'mac-x64' }[`${process.platform}-${process.arch}`];
  for (const part of readdirSync(llama)) if (part !== mine) rmSync(join(llama, part), { recursive: true, force: true });
  writeFileSync(stamp, wanted);
}
