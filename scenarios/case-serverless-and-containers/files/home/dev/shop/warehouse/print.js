// Prints a label for each order that the shop reports. No packages: node's own
// http is enough.
const http = require("http");

http.createServer((req, res) => res.end("queued\n")).listen(9100, () => {
  console.log(`labels waiting on :9100, uid ${process.getuid()}`);
});
