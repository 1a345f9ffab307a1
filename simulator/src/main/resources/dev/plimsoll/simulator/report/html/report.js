"use strict";

const stamp = time => new Date(time).toISOString().slice(0, 19).replace("T", " ");

const hues = new Map();
const hue = owner => {
  if (!hues.has(owner)) {
    hues.set(owner, Math.round(hues.size * 137.5) % 360); // the golden angle: neighbours differ
  }
  return hues.get(owner);
};

/** Nodes at a time and the list of decisions; nothing where the page has neither. */
function closeUp(charts, data, choose) {
  const element = charts.querySelector(".closeups");
  if (!element) {
    return { show() {}, showBusiest() {}, refresh() {} };
  }
  const { policies, texts } = JSON.parse(element.textContent);
  const fleets = [...charts.querySelectorAll(".fleet")];
  const isOff = policy => charts.querySelector(`.controls input[value="${policy}"]`)?.checked === false;
  let shown = null;

  const box = node => {
    const [name, group, machine, cpu, memory, gpu, ...lots] = node;
    const stops = [];
    const words = [];
    let height = 0;
    for (let i = 0; i < lots.length; i += 3) {
      const [owner, pods, share] = [texts[lots[i]], lots[i + 1], lots[i + 2] / 10];
      words.push(`${pods} × ${owner}`);
      const colour = `hsl(${hue(owner)} var(--lot))`;
      for (let pod = 0; pod < pods; pod++) {
        const top = height + share / pods;
        const line = top - height > 4 ? 1 : 0; // between pods that are higher than the line itself
        stops.push(`${colour} ${height}% calc(${top}% - ${line}px)`, `var(--paper) calc(${top}% - ${line}px) ${top}%`);
        height = top;
      }
    }
    stops.push(`transparent ${height}%`);
    const div = document.createElement("div");
    div.className = "node";
    div.style.background = `linear-gradient(to top, ${stops.join(", ")})`;
    div.title = `${name}, ${texts[machine]}\ncpu ${cpu} %, memory ${memory} %${gpu ? `, GPU ${gpu} %` : ""}\n${words.join("\n") || "empty"}`;
    return div;
  };

  const draw = (fleet, moment) => {
    const { nodes } = policies[fleet.dataset.policy];
    const boxes = fleet.querySelector(".boxes");
    const groups = new Map();
    for (const index of moment.slice(1)) {
      const group = texts[nodes[index][1]];
      groups.set(group, [...(groups.get(group) ?? []), nodes[index]]);
    }
    boxes.replaceChildren(...[...groups].map(([name, members]) => {
      const group = document.createElement("div");
      group.className = "group";
      const heading = document.createElement("small");
      heading.textContent = `${name} ${members.length}`;
      const row = document.createElement("div");
      row.className = "row";
      row.append(...members.map(box));
      group.append(heading, row);
      return group;
    }));
    fleet.querySelector(".count").textContent = `${moment.length - 1} nodes`;
  };

  const show = time => {
    shown = time;
    for (const fleet of fleets) {
      const { moments } = policies[fleet.dataset.policy];
      if (isOff(fleet.dataset.policy) || moments.length === 0) {
        fleet.hidden = moments.length === 0;
        continue;
      }
      let nearest = moments[0];
      for (const moment of moments) {
        if (Math.abs(moment[0] - time) < Math.abs(nearest[0] - time)) {
          nearest = moment;
        }
      }
      if (fleet.dataset.shown !== String(nearest[0])) {
        fleet.dataset.shown = nearest[0];
        draw(fleet, nearest);
      }
      charts.querySelector(".packed .moment").textContent = `at ${stamp(nearest[0])} UTC`;
    }
  };
  const showBusiest = () => {
    let busiest = null;
    for (const { moments } of policies) {
      for (const moment of moments) {
        if (busiest === null || moment.length > busiest.length) {
          busiest = moment;
        }
      }
    }
    if (busiest) {
      show(busiest[0]);
    }
  };
  if (charts.querySelector(".packed")) {
    charts.querySelector(".packed").hidden = false;
  }
  const list = charts.querySelector(".deeds") ? decisions(charts, policies, texts, isOff, choose) : { refresh() {} };
  return {
    show,
    showBusiest,
    refresh() {
      if (shown !== null) {
        show(shown);
      }
      list.refresh();
    },
  };
}

/** The list of decisions, by kind of step and by what is looked for. */
function decisions(charts, policies, texts, isOff, choose) {
  const section = charts.querySelector(".deeds");
  const body = section.querySelector("tbody");
  const find = section.querySelector("input");
  const more = section.querySelector(".more");
  const names = [...charts.querySelectorAll(".controls label")].map(label => label.textContent.trim());
  const all = policies
    .flatMap((policy, index) => policy.deeds.map(([time, action, subject, reason, outcome]) =>
      ({ time, policy: index, action: texts[action], subject, reason: texts[reason], outcome: texts[outcome] })))
    .sort((one, other) => one.time - other.time);
  const actions = [...new Set(all.map(deed => deed.action))].sort();
  const boxes = actions.map(action => {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.type = "checkbox";
    input.checked = true;
    input.value = action;
    input.addEventListener("change", () => refresh());
    label.append(input, ` ${action}`);
    return label;
  });
  section.querySelector(".actions").append(...boxes);
  let limit = 0;

  const refresh = (rows = 50) => {
    limit = rows;
    const wanted = new Set(boxes.map(label => label.firstChild).filter(input => input.checked).map(input => input.value));
    const words = find.value.toLowerCase().split(/\s+/).filter(word => word);
    const matching = all.filter(deed => wanted.has(deed.action) && !isOff(deed.policy)
      && words.every(word => `${deed.subject} ${deed.reason} ${deed.outcome}`.toLowerCase().includes(word)));
    body.replaceChildren(...matching.slice(0, limit).map(deed => {
      const row = document.createElement("tr");
      const time = document.createElement("button");
      time.type = "button";
      time.textContent = stamp(deed.time);
      time.addEventListener("click", () => choose(deed.time));
      const cells = [time, names[deed.policy], deed.action, deed.subject, deed.reason, deed.outcome || "done"];
      row.append(...cells.map(cell => {
        const td = document.createElement("td");
        td.append(cell);
        return td;
      }));
      return row;
    }));
    section.querySelector(".count").textContent = `${Math.min(limit, matching.length)} of ${matching.length}`;
    more.hidden = matching.length <= limit;
  };
  find.addEventListener("input", () => refresh());
  more.addEventListener("click", () => refresh(limit + 200));
  section.hidden = false;
  refresh();
  return { refresh };
}

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
  let held = false; // a click on a chart keeps the time that was pointed at

  const closeups = closeUp(charts, data, time => readAt(Math.floor((time - data.start) / (data.end - data.start) * count)));

  const readAt = stretch => {
    stretch = Math.max(0, Math.min(count - 1, stretch));
    const share = (stretch + 0.5) / count;
    const time = new Date(data.start + stretch / count * (data.end - data.start));
    slider.value = stretch;
    closeups.show(time.getTime());
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
    closeups.showBusiest();
    clock.textContent = "the whole run";
    for (const { element, whole } of readings) {
      element.textContent = whole;
    }
    for (const cursor of cursors) {
      cursor.style.visibility = "hidden";
    }
  };

  slider.addEventListener("input", () => { held = true; readAt(Number(slider.value)); });
  form.querySelector("button").addEventListener("click", () => { held = false; readWhole(); });
  form.addEventListener("submit", event => event.preventDefault());
  for (const box of form.querySelectorAll("input[type=checkbox]")) {
    const show = () => {
      for (const shown of charts.querySelectorAll(`[data-policy="${box.value}"]`)) {
        shown.classList.toggle("off", !box.checked);
      }
      closeups.refresh();
    };
    box.addEventListener("change", show);
    show();
  }
  for (const chart of charts.querySelectorAll(".chart")) {
    chart.addEventListener("pointermove", event => {
      const box = chart.querySelector(".foot").getBoundingClientRect();
      const share = (event.clientX - box.left) / box.width;
      if (!held && share >= 0 && share < 1) {
        readAt(Math.floor(share * count));
      }
    });
    chart.addEventListener("click", () => { held = !held; });
    chart.addEventListener("pointerleave", () => held || readWhole());
  }
  addEventListener("beforeprint", readWhole);
  form.hidden = false;
  closeups.showBusiest();
}
