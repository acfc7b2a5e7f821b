const express = require("express");

const app = express();
app.set("view engine", "ejs");
app.use(express.urlencoded({ extended: true }));

// A line for each request; that of a body is its length.
app.use((req, res, next) => {
  res.on("finish", () => console.log(
    new Date().toISOString(), req.ip, req.method, req.path,
    res.statusCode, req.get("content-length") ?? 0));
  next();
});

app.get("/cart", (req, res) => {
  res.render("cart", { items: [] });
});

// The engraving preview, new in 1.4. There it handed all of
// req.body to ejs, which takes its own options from what it
// is given. Since then: the one field that the page needs.
app.post("/preview", (req, res) => {
  const text = String(req.body.text ?? "");
  res.render("preview", { text });
});

app.listen(8080, () => {
  const uid = process.getuid();
  console.log(`shop listening on :8080, uid ${uid}`);
});
