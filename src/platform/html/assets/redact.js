// Draws areas on the picture of a page. Everything works without it: areas can be typed in millimetres or chosen by line.
(() => {
  const sheet = document.querySelector("svg[data-draw='1']");
  const list = document.querySelector(".drawn");
  if (!sheet || !list) return;
  const page = sheet.querySelector("rect.paper");
  const width = page.width.baseVal.value;
  const height = page.height.baseVal.value;

  // A finger scrolls the page unless it is to draw.
  const mode = document.createElement("label");
  mode.className = "choice";
  const drawing = document.createElement("input");
  drawing.type = "checkbox";
  drawing.checked = matchMedia("(pointer: fine)").matches;
  mode.append(drawing, list.dataset.mode);
  list.before(mode);
  const show_mode = () => sheet.classList.toggle("drawing", drawing.checked);
  drawing.addEventListener("change", show_mode);
  show_mode();

  const within = (value, most) => Math.min(Math.max(value, 0), most);
  const point_of = (event) => {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(sheet.getScreenCTM().inverse());
    return { x: within(point.x, width), y: within(point.y, height) };
  };
  const rectangle = () => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    made.setAttribute("class", "area accepted");
    sheet.append(made);
    return made;
  };
  const place = (shape, from, to) => {
    const box = [Math.min(from.x, to.x), Math.min(from.y, to.y), Math.max(from.x, to.x), Math.max(from.y, to.y)];
    shape.setAttribute("x", box[0]);
    shape.setAttribute("y", box[1]);
    shape.setAttribute("width", box[2] - box[0]);
    shape.setAttribute("height", box[3] - box[1]);
    return box;
  };
  const keep = (shape, box) => {
    const row = document.createElement("p");
    const value = document.createElement("input");
    value.type = "hidden";
    value.name = "drawn";
    value.value = [Math.floor(box[0]), Math.floor(box[1]), Math.ceil(box[2]), Math.ceil(box[3])].join(",");
    const remove = document.createElement("button");
    remove.type = "button";
    remove.className = "link";
    remove.textContent = list.dataset.remove;
    remove.addEventListener("click", () => { row.remove(); shape.remove(); });
    row.append(list.dataset.label + " ", value, remove);
    list.append(row);
  };

  let from = null;
  let shape = null;
  sheet.addEventListener("pointerdown", (event) => {
    if (!drawing.checked || event.button !== 0) return;
    event.preventDefault();
    sheet.setPointerCapture(event.pointerId);
    from = point_of(event);
    shape = rectangle();
  });
  sheet.addEventListener("pointermove", (event) => { if (shape) place(shape, from, point_of(event)); });
  const end = (event) => {
    if (!shape) return;
    const box = place(shape, from, point_of(event));
    if (box[2] - box[0] < 2 || box[3] - box[1] < 2) shape.remove();
    else keep(shape, box);
    shape = null;
  };
  sheet.addEventListener("pointerup", end);
  sheet.addEventListener("pointercancel", () => { if (shape) shape.remove(); shape = null; });
})();
