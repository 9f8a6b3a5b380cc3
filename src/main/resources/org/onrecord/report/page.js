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
  // Older browsers do not open a closed story by themselves when a link leads into it.
  var open = function () {
    var target = document.getElementById(location.hash.slice(1));
    var story = target && target.closest("details");
    if (target && target.closest("#statement-list > [hidden]")) { box.value = ""; apply(); }
    if (story) { story.open = true; }
    if (target) { target.scrollIntoView(); }
  };
  window.addEventListener("hashchange", open);
  if (location.hash) { open(); }
})();
