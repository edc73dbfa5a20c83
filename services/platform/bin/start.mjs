// `npm start`: checks Node, installs and builds what is missing or old, then runs the platform in this process.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19) || major >= 25) {
  console.error(
    `需要 Node.js 20.19 以上、25 以下,现在是 ${process.versions.node}:请安装 Node.js 22 LTS(https://nodejs.org)后再运行 npm start`,
  );
  process.exit(1);
}

const { prepare } = await import('./prepare.mjs');
await prepare(process.argv.slice(2));
const { main } = await import('../dist/main.js');
await main(process.argv.slice(2));
