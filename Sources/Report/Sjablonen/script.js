"use strict";
(() => {
  const gegevens = JSON.parse(document.getElementById("gegevens").textContent);
  const { woorden, plaatsen, schooljaren, dit, perioden, reeksen, tabellen } = gegevens;
  const $ = (id) => document.getElementById(id);
  for (const deel of document.querySelectorAll(".kiezer")) deel.hidden = false;
  for (const formulier of document.forms) formulier.addEventListener("submit", (e) => e.preventDefault());

  const vul = (zin, delen) => zin.replace(/\{(\w+)\}/g, (_, naam) => delen[naam] ?? "");
  // Numbers come as numbers or as texts that are written as they are shown.
  const tekst = (waarde) => typeof waarde === "number" ? waarde.toLocaleString("nl-NL") : waarde;
  const maat = (waarde) => typeof waarde === "number" ? waarde : Number(String(waarde).replace(",", "."));

  const toonPlaats = () => {
    const code = $("plaats").value;
    for (const deel of document.querySelectorAll("[data-plaats]")) deel.hidden = deel.dataset.plaats !== code;
    toonTabellen();
    toonTelling();
  };

  // The tables are there once, with the numbers of the region.
  const toonTabellen = () => {
    const plaats = $("plaats").selectedIndex;
    for (const naam of document.querySelectorAll(".plaatsnaam")) naam.textContent = plaatsen[plaats];
    const geteld = reeksen.filter((reeks) => reeks.jaren[dit]);
    document.querySelectorAll("#alle .g").forEach((cel, i) => { cel.textContent = tekst(geteld[i].jaren[dit].w[plaats]); });
    document.querySelectorAll(".blad").forEach((blad, i) => {
      const waarden = tabellen[i].w[plaats].split("|");
      blad.querySelectorAll("tbody .g").forEach((cel, j) => { cel.textContent = waarden[j]; });
      blad.querySelector(".onder").replaceChildren(...tabellen[i].onder[plaats].map((zin) => {
        const alinea = document.createElement("p");
        alinea.textContent = zin;
        return alinea;
      }));
    });
  };

  const toonTellingen = () => {
    const gekozen = $("telling").value;
    const delen = $("zoek").value.toLowerCase().split(/\s+/);
    const keuzen = reeksen.map((reeks, i) => [reeks, i])
      .filter(([reeks]) => delen.every((deel) => (reeks.titel + " " + reeks.id).toLowerCase().includes(deel)));
    $("telling").replaceChildren(...keuzen.map(([reeks, i]) => new Option(reeks.titel, i, false, String(i) === gekozen)));
    toonTelling();
  };

  const toonTelling = () => {
    const plaats = $("plaats").selectedIndex;
    const reeks = reeksen[$("telling").value];
    for (const id of ["k-getal", "k-eenheid", "k-waar", "k-wat", "k-wanneer", "k-herkomst", "k-regels", "reekskop"]) $(id).textContent = "";
    const rijen = document.querySelector("#reeks tbody");
    rijen.replaceChildren();
    if (!reeks) return;
    const jaar = reeks.jaren[$("schooljaar").selectedIndex];
    $("k-getal").textContent = jaar ? tekst(jaar.w[plaats]) : woorden.nietGepubliceerd;
    $("k-eenheid").textContent = jaar ? reeks.eenheid : "";
    $("k-waar").textContent = `${reeks.titel}, ${plaatsen[plaats]}, ${$("schooljaar").value}`;
    $("k-wat").textContent = reeks.wat;
    $("k-wanneer").textContent = jaar ? perioden[jaar.p] : "";
    $("k-herkomst").textContent = reeks.herkomst;
    $("k-regels").textContent = jaar ? reeks.regels[jaar.d] : "";
    $("reekskop").textContent = `${reeks.titel}, ${plaatsen[plaats]} (${reeks.eenheid})`;
    const grootste = Math.max(0, ...reeks.jaren.map((jaar) => jaar ? maat(jaar.w[plaats]) || 0 : 0));
    let vorige = null;
    reeks.jaren.forEach((jaar, i) => {
      if (jaar && vorige && vorige.d !== jaar.d) {
        const breuk = rijen.insertRow();
        breuk.className = "breuk";
        const cel = breuk.insertCell();
        cel.colSpan = 4;
        cel.textContent = vul(woorden.breuk, { schooljaar: schooljaren[i] });
      }
      if (jaar) vorige = jaar;
      const rij = rijen.insertRow();
      const kop = document.createElement("th");
      kop.scope = "row";
      kop.textContent = schooljaren[i];
      rij.append(kop);
      rij.insertCell().textContent = jaar ? perioden[jaar.p] : "";
      const getal = rij.insertCell();
      getal.className = "g";
      getal.textContent = jaar ? tekst(jaar.w[plaats]) : woorden.nietGepubliceerd;
      const balk = document.createElement("span");
      const deel = jaar ? maat(jaar.w[plaats]) : NaN;
      if (deel > 0) {
        balk.className = "balk";
        balk.style.inlineSize = `${100 * deel / grootste}%`;
      }
      const cel = rij.insertCell();
      cel.setAttribute("aria-hidden", "true");
      cel.append(balk);
    });
  };

  // A bar leads to the row of its step, with what lies behind it.
  const toonStap = () => {
    const rij = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!rij || rij.tagName !== "TR") return;
    const plek = rij.closest("[data-plaats]");
    if (plek && plek.hidden) {
      $("plaats").value = plek.dataset.plaats;
      toonPlaats();
    }
    for (const deel of rij.querySelectorAll("details")) deel.open = true;
    rij.scrollIntoView({ block: "center" });
    rij.focus({ preventScroll: true });
  };
  document.addEventListener("click", (e) => {
    const verwijzing = e.target.closest("svg a");
    if (verwijzing && verwijzing.getAttribute("href") === location.hash) toonStap();
  });
  addEventListener("hashchange", toonStap);
  addEventListener("beforeprint", () => { for (const deel of document.querySelectorAll("details.noten")) deel.open = true; });

  $("plaats").addEventListener("change", toonPlaats);
  $("zoek").addEventListener("input", toonTellingen);
  $("telling").addEventListener("change", toonTelling);
  $("schooljaar").addEventListener("change", toonTelling);
  toonTellingen();
  toonPlaats();
  toonStap();
})();
