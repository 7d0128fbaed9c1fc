#pragma once

namespace stratoscope::workflow {

/// The report's style sheet: the system's own typeface, light or dark as the reader's system is, light on paper.
/// Written without the characters that markup would have to escape.
inline constexpr const char* pageStyle = R"css(
:root { color-scheme: light dark; --ground: #ffffff; --panel: #f5f6f8; --ink: #1b1f24; --quiet: #5c6672; --line: #dde1e6;
  --accent: #0b5cad; --track: #e6e9ee; }
@media (prefers-color-scheme: dark) { :root { --ground: #15181c; --panel: #1e2227; --ink: #e6e9ed; --quiet: #9aa5b1;
  --line: #343a42; --accent: #7db8f5; --track: #2c323a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); line-height: 1.5; font-size: 15px;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Cantarell, "Helvetica Neue", Arial, sans-serif; }
main { max-width: 1080px; margin: 0 auto; padding: 40px 28px 64px; }
header h1 { font-size: 30px; line-height: 1.2; margin: 0 0 6px; letter-spacing: -0.01em; overflow-wrap: anywhere; }
header p { margin: 0; color: var(--quiet); }
.notice { display: inline-block; margin-top: 14px; padding: 5px 12px; border: 1px solid var(--line); border-radius: 6px;
  background: var(--panel); font-weight: 600; }
nav { margin: 22px 0 0; padding: 10px 0; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line);
  display: flex; flex-wrap: wrap; gap: 4px 18px; }
nav a { color: var(--accent); text-decoration: none; }
nav a:hover { text-decoration: underline; }
section { margin-top: 44px; }
h2 { font-size: 21px; margin: 0 0 12px; letter-spacing: -0.005em; }
h3 { font-size: 16px; margin: 26px 0 8px; }
p { margin: 0 0 12px; max-width: 78ch; }
.quiet { color: var(--quiet); font-size: 13.5px; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(128px, 1fr)); gap: 12px; margin: 0 0 18px; }
.tile { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; padding: 12px 14px; }
.tile b { display: block; font-size: 24px; font-weight: 600; line-height: 1.2; font-variant-numeric: tabular-nums; }
.tile span { color: var(--quiet); font-size: 13px; }
.wide { overflow-x: auto; margin: 0 0 16px; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--quiet); font-size: 13.5px; padding-bottom: 6px; }
th, td { padding: 6px 14px 6px 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
thead th { color: var(--quiet); font-weight: 600; font-size: 13px; vertical-align: bottom; }
tbody th { font-weight: 500; }
tbody th { white-space: nowrap; }
th.number, td.number { text-align: right; }
.counts td, .counts thead th { padding: 6px 10px; text-align: right; }
.best { font-weight: 600; }
.swatch { display: inline-block; width: 0.8em; height: 0.8em; border-radius: 3px; margin-right: 0.45em;
  vertical-align: -0.05em; border: 1px solid rgba(128, 128, 128, 0.55); }
.legend { display: flex; flex-wrap: wrap; gap: 4px 18px; list-style: none; padding: 0; margin: 10px 0 0; font-size: 13.5px; }
.maps { display: grid; grid-template-columns: repeat(auto-fit, minmax(400px, 1fr)); gap: 24px; margin-bottom: 14px; }
figure { margin: 0; }
figcaption { color: var(--quiet); font-size: 13.5px; margin-top: 6px; }
.map { display: block; width: 100%; height: auto; background: var(--panel); border: 1px solid var(--line);
  border-radius: 8px; }
.map text { font: 600 17px system-ui, sans-serif; fill: var(--ink); stroke: var(--panel); stroke-width: 5px;
  paint-order: stroke; text-anchor: middle; dominant-baseline: central; }
.gallery { display: grid; grid-template-columns: 1fr 1fr; gap: 4px 24px; padding: 12px 0; border-top: 1px solid var(--line); }
.gallery h3 { grid-column: 1 / -1; margin: 0 0 4px; }
.strip { display: flex; flex-wrap: wrap; gap: 4px; }
.strip img { width: 56px; height: 56px; object-fit: contain; }
img { background: #000000; border-radius: 3px; image-rendering: auto; }
.triples { display: grid; grid-template-columns: repeat(auto-fill, minmax(310px, 1fr)); gap: 18px 24px; }
.triple div { display: flex; gap: 6px; }
.triple img { width: 98px; height: 98px; object-fit: contain; }
.curves { display: grid; grid-template-columns: repeat(auto-fit, minmax(400px, 1fr)); gap: 24px; margin-bottom: 16px; }
.curve { display: block; width: 100%; height: auto; }
.curve text { font: 12px system-ui, sans-serif; fill: var(--quiet); }
.curve .grid { stroke: var(--line); stroke-width: 1; }
.curve .line { fill: none; stroke-width: 2; stroke-linejoin: round; }
.bar { display: block; width: 160px; height: 9px; margin-top: 7px; border-radius: 5px; background: var(--track); }
.bar span { display: block; height: 9px; border-radius: 5px; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 2px 16px; margin: 0 0 6px; font-size: 13.5px; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
.runs td { border-bottom: 0; padding-bottom: 0; }
.runs .more td { border-bottom: 1px solid var(--line); padding: 4px 0 10px; }
footer { margin-top: 48px; padding-top: 12px; border-top: 1px solid var(--line); color: var(--quiet); font-size: 13.5px; }
@media (max-width: 620px) { .gallery { grid-template-columns: 1fr; } .maps, .curves { grid-template-columns: 1fr; } }
@media print {
  :root { color-scheme: light; --ground: #ffffff; --panel: #ffffff; --ink: #000000; --quiet: #444444; --line: #c4c8cd;
    --accent: #000000; --track: #e6e9ee; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { font-size: 10pt; } main { max-width: none; padding: 0; } nav { display: none; }
  section { margin-top: 22pt; } h2, h3, caption { break-after: avoid; }
  tr, figure, .tile, .gallery, .triple { break-inside: avoid; }
  .wide { overflow: visible; } .maps, .curves { grid-template-columns: 1fr 1fr; gap: 12pt; }
  @page { margin: 16mm; }
}
)css";

} // namespace stratoscope::workflow
