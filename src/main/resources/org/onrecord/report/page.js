"use strict";
(function () {
  var box = document.getElementById("filter");
  var list = document.getElementById("statement-list");
  var told = document.getElementById("filter-result");
  if (box && list) {
    var items = Array.prototype.map.call(list.children, function (item) {
      return { item: item, text: item.textContent.toLowerCase() };
    });
    var apply = function () {
      var words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      items.forEach(function (entry) {
        var fits = words.every(function (word) { return entry.text.indexOf(word) >= 0; });
        entry.item.hidden = !fits;
        if (fits) { shown += 1; }
      });
      told.textContent = words.length ? shown + " of " + items.length + " fit" : "";
    };
    box.addEventListener("input", apply);
    box.addEventListener("keydown", function (event) {
      if (event.key === "Escape") { box.value = ""; apply(); }
    });
    document.getElementById("filter-form").hidden = false;
    apply();
  }
  // A head's button sorts its table: numbers the largest first, then the other way round.
  Array.prototype.forEach.call(document.querySelectorAll("table.sortable button.sort"), function (button) {
    button.addEventListener("click", function () {
      var head = button.parentNode;
      var column = Array.prototype.indexOf.call(head.parentNode.children, head);
      var isNumber = head.className === "number";
      var now = head.getAttribute("aria-sort");
      var up = now ? now === "descending" : !isNumber;
      var body = head.parentNode.parentNode.parentNode.tBodies[0];
      var rows = Array.prototype.slice.call(body.rows);
      var key = function (row) {
        var cell = row.cells[column];
        return isNumber ? Number(cell.getAttribute("data-sort")) : cell.textContent.toLowerCase();
      };
      rows.sort(function (a, b) {
        var x = key(a);
        var y = key(b);
        return (x < y ? -1 : x > y ? 1 : 0) * (up ? 1 : -1);
      });
      rows.forEach(function (row) { body.appendChild(row); });
      Array.prototype.forEach.call(head.parentNode.children, function (other) { other.removeAttribute("aria-sort"); });
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
    });
  });
  // Older browsers do not open a closed story by themselves when a link leads into it.
  var open = function () {
    var target = document.getElementById(location.hash.slice(1));
    var story = target && target.closest("details");
    if (target && target.closest("#statement-list > [hidden]")) { box.value = ""; apply(); }
    if (story) { story.open = true; }
    var inside = target && target.tagName === "TR" && target.querySelector("details");
    if (inside) { inside.open = true; }
    if (target) { target.scrollIntoView(); }
  };
  window.addEventListener("hashchange", open);
  if (location.hash) { open(); }
})();
