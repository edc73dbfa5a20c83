import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';

const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 375, height: 812 };

/** The people of the county at their own browsers; the address of the platform may change while they work. */
export class Office {
  private readonly seats = new Map<string, BrowserContext>();
  private at: string | undefined;
  private constructor(
    private readonly browser: Browser,
    private readonly password: string,
  ) {}
  static async open(password: string): Promise<Office> {
    const executablePath = process.env['DUBAN_TEST_CHROMIUM'];
    if (!executablePath) throw new Error('DUBAN_TEST_CHROMIUM names no browser: run npm test, which finds one.');
    const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'];
    return new Office(await chromium.launch({ executablePath, args }), password);
  }
  close = (): Promise<void> => this.browser.close();

  /** What the clocks on everybody's desk say, for a county whose clock is moved. */
  async setClock(at: string): Promise<void> {
    this.at = at;
    for (const context of this.seats.values()) await context.clock.setFixedTime(at);
  }

  /** Signs an account in, once: later calls open a page in the same session. */
  async sit(url: string, account: string, viewport = DESK): Promise<Page> {
    const seated = this.seats.get(account);
    if (seated) {
      const page = await seated.newPage();
      await page.goto(url);
      return page;
    }
    const context = await this.browser.newContext({
      viewport,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      // A click on what is still moving is lost between pressing and releasing, on a busy machine now and then.
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(30_000);
    if (this.at) await context.clock.setFixedTime(this.at);
    this.seats.set(account, context);
    const page = await context.newPage();
    await page.goto(url);
    await page.getByLabel('账号').fill(account);
    await page.getByLabel('口令').fill(this.password);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('button', { name: '退出' }).or(page.getByRole('navigation')).first().waitFor();
    return page;
  }
}

/** Chooses a row of a list box by its label, in a long one by writing; opens it again when the form was drawn anew. */
export const choose = async (page: Page, form: Locator, label: string, option: string | RegExp): Promise<void> => {
  const row = page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option }).first();
  for (let left = 3; ; left -= 1) {
    await form.getByLabel(label, { exact: true }).click();
    const shown = (timeout: number): Promise<boolean> =>
      row.waitFor({ timeout }).then(
        () => true,
        () => false,
      );
    if (await shown(2_000)) return row.click();
    // A long list draws only the rows in sight: one writes what one looks for.
    if (typeof option === 'string') await page.keyboard.type(option);
    if ((await shown(5_000)) || left === 0) return row.click();
    await page.keyboard.press('Escape');
  }
};

/** A form that was sent goes away; one that stays is quoted, for it says why. */
export const closes = async (form: Locator): Promise<void> => {
  await form.waitFor({ state: 'hidden' }).catch(async (cause: unknown) => {
    const waits = (await form.locator('.ant-btn-loading').count()) > 0;
    throw new Error(`The form ${waits ? 'waits for its answer' : 'stays'}: ${await form.innerText()}`, { cause });
  });
};
