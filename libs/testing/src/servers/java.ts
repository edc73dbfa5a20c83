import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { cacheFolder, NotHere } from './ways';

const run = promisify(execFile);
const homes = '/usr/lib/jvm';
const FETCH_WITHIN_MS = 300_000;
const PAUSES_MS = [2_000, 15_000];
const PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1';

const majorOf = async (java: string): Promise<number> => {
  const { stderr } = await run(java, ['-version']);
  return Number(/version "(?:1\.)?(\d+)/.exec(stderr)?.[1] ?? 0);
};

/**
 * A Java of at least this release: `JAVA_HOME`, the one on the path, or one installed beside it.
 * @throws NotHere
 */
export const findJava = async (atLeast: number): Promise<string> => {
  const home = process.env['JAVA_HOME'];
  const installed = existsSync(homes) ? readdirSync(homes).map((name) => path.join(homes, name)) : [];
  const candidates = [...(home ? [home] : []), ...installed].map((folder) => path.join(folder, 'bin/java'));
  for (const java of ['java', ...candidates]) {
    const major = await majorOf(java).catch(() => 0);
    if (major >= atLeast) return java;
  }
  throw new NotHere(`no Java ${atLeast} or newer in JAVA_HOME, on the path or in ${homes}`);
};

const pom = (name: string, dependencies: readonly string[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>duban.servers</groupId>
  <artifactId>${name}</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
${dependencies
  .map((dependency) => dependency.split(':'))
  .map(
    ([group, artifact, version]) =>
      `    <dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`,
  )
  .join('\n')}
  </dependencies>
</project>
`;

/**
 * The class path of Maven artifacts and all they need, fetched once into `.cache/<name>/libs`.
 * @param name says what and which version, so that another version is another folder
 * @param dependencies `group:artifact:version`
 * @throws NotHere when there is no Maven
 */
export const mavenClassPath = async (name: string, dependencies: readonly string[]): Promise<string> => {
  const folder = path.join(cacheFolder, name);
  const libs = path.join(folder, 'libs');
  if (!existsSync(libs)) {
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, 'pom.xml');
    writeFileSync(file, pom(name, dependencies));
    // Fetched beside and then renamed: a run that is broken off leaves no half class path, two at once do no harm.
    const fetched = `${libs}-${process.pid}`;
    const copy = [`${PLUGIN}:copy-dependencies`, '-f', file, `-DoutputDirectory=${fetched}`, '-DincludeScope=runtime'];
    await fetchWith(copy, dependencies.join(', ')).catch((error: unknown) => {
      rmSync(fetched, { recursive: true, force: true });
      throw error;
    });
    if (existsSync(libs)) rmSync(fetched, { recursive: true, force: true });
    else renameSync(fetched, libs);
  }
  return path.join(libs, '*');
};

/**
 * One file of a Maven repository, put into a folder; its path.
 * @param artifact `group:artifact:version:type`
 * @throws NotHere when there is no Maven
 */
export const mavenFile = async (artifact: string, folder: string): Promise<string> => {
  const [, name, version, type] = artifact.split(':');
  await fetchWith([`${PLUGIN}:copy`, `-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`], artifact);
  return path.join(folder, `${name}-${version}.${type}`);
};

/** A repository that does not answer for a moment is asked again; Maven itself keeps what it has already. */
const fetchWith = async (args: readonly string[], what: string): Promise<void> => {
  for (const pauseMs of [...PAUSES_MS, undefined])
    try {
      await run('mvn', ['-q', '-B', ...args], { timeout: FETCH_WITHIN_MS });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new NotHere('no mvn on the path');
      if (pauseMs !== undefined) {
        await pause(pauseMs);
        continue;
      }
      const { stdout, message } = error as { stdout?: string; message: string };
      throw new NotHere(`Maven could not fetch ${what}: ${stdout || message}`);
    }
};
