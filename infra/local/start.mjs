// Says in plain words what is missing before anything newer than this machine's Node is read.
const wanted = 24
const major = Number(process.versions.node.split('.')[0])
if (major < wanted) {
  console.error(
    `Node ${wanted} is needed, this is Node ${process.versions.node}.\n` +
      'Run "npm ci" first: it brings Node 24 along, and "npm start" uses it.',
  )
  process.exit(1)
}
await import('./start.ts')
