"use strict";
for (const charts of document.querySelectorAll(".charts")) {
  const data = JSON.parse(charts.querySelector(".data").textContent);
  const form = charts.querySelector(".controls");
  const slider = form.querySelector("input[type=range]");
  const clock = form.querySelector("output");
  const readings = [...charts.querySelectorAll(".reading")].map(element => ({
    element, whole: element.textContent, values: data.series[element.dataset.series],
  }));
  const cursors = [...charts.querySelectorAll(".cursor")];
  const count = Number(slider.max) + 1;

  const readAt = stretch => {
    const share = (stretch + 0.5) / count;
    const time = new Date(data.start + stretch / count * (data.end - data.start));
    slider.value = stretch;
    clock.textContent = time.toISOString().slice(0, 16).replace("T", " ") + " UTC";
    for (const { element, values } of readings) {
      element.textContent = stretch < values.length ? values[stretch].toLocaleString("en") : "–";
    }
    for (const cursor of cursors) {
      cursor.setAttribute("x1", share * 100 + "%");
      cursor.setAttribute("x2", share * 100 + "%");
      cursor.style.visibility = "visible";
    }
  };
  const readWhole = () => {
    slider.value = 0;
    clock.textContent = "the whole run";
    for (const { element, whole } of readings) {
      element.textContent = whole;
    }
    for (const cursor of cursors) {
      cursor.style.visibility = "hidden";
    }
  };

  slider.addEventListener("input", () => readAt(Number(slider.value)));
  form.querySelector("button").addEventListener("click", readWhole);
  form.addEventListener("submit", event => event.preventDefault());
  for (const box of form.querySelectorAll("input[type=checkbox]")) {
    const show = () => {
      for (const shown of charts.querySelectorAll(`[data-policy="${box.value}"]`)) {
        shown.classList.toggle("off", !box.checked);
      }
    };
    box.addEventListener("change", show);
    show();
  }
  for (const chart of charts.querySelectorAll(".chart")) {
    chart.addEventListener("pointermove", event => {
      const box = chart.querySelector(".foot").getBoundingClientRect();
      const share = (event.clientX - box.left) / box.width;
      if (share >= 0 && share < 1) {
        readAt(Math.floor(share * count));
      }
    });
    chart.addEventListener("pointerleave", readWhole);
  }
  addEventListener("beforeprint", readWhole);
  form.hidden = false;
}
