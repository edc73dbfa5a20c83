import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { PHONE } from './office';

const HERE = { latitude: 30.12345, longitude: 119.23456, accuracy: 9 };

/** 手机: a browser that keeps what it was given, also when it is killed in the middle of something. */
export class Phone {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'duban-phone-'));
  private program: ChildProcess | undefined;

  /** @param origin where its position may be asked for */
  async open(origin: string): Promise<Page> {
    const executable = process.env['DUBAN_TEST_CHROMIUM'];
    if (!executable) throw new Error('DUBAN_TEST_CHROMIUM names no browser: run npm test, which finds one.');
    const args = [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
    ];
    const env = { ...process.env, TZ: 'Asia/Shanghai' };
    const program = spawn(
      executable,
      [...args, '--remote-debugging-port=0', `--user-data-dir=${this.folder}`, 'about:blank'],
      { env },
    );
    this.program = program;
    const browser = await chromium.connectOverCDP(await addressOf(program));
    const [context] = browser.contexts() as [BrowserContext];
    context.setDefaultTimeout(30_000);
    await context.grantPermissions(['geolocation'], { origin });
    await context.setGeolocation(HERE);
    const page = await context.newPage();
    await page.setViewportSize(PHONE);
    return page;
  }

  /** As when the battery is empty: nothing is told beforehand. */
  async kill(): Promise<void> {
    if (!this.program || this.program.exitCode !== null || this.program.signalCode !== null) return;
    const over = once(this.program, 'exit');
    this.program.kill('SIGKILL');
    await over;
  }
  async close(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

const addressOf = (program: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    program.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const [, address] = /DevTools listening on (ws:\S+)/.exec(said) ?? [];
      if (address) resolve(address);
    });
    program.once('exit', () => reject(new Error(`the browser did not start: ${said}`)));
  });
