const express = require("express");

const app = express();
app.set("view engine", "ejs");
app.use(express.urlencoded({ extended: true }));

app.get("/healthz", (req, res) => res.send("ok"));
app.get("/cart", (req, res) => res.render("cart", { items: [] }));

// The engraving preview. It hands all that was sent to the template.
app.post("/preview", (req, res) => res.render("preview", req.body));

app.listen(8080, () => {
  console.log(`shop listening on :8080, uid ${process.getuid()}`);
});
