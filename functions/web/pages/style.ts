import { createHash } from 'node:crypto'

/** The one style sheet: small, for phones first, no web fonts. */
export const css = `
:root{--ink:#1c2420;--soft:#4d5a53;--line:#cfd8d2;--ground:#f4f6f4;--paper:#fff;--main:#0b5d3b;--main-dark:#08452c;
--good:#0b5d3b;--good-bg:#e0f2e7;--busy:#1d4f91;--busy-bg:#e3edfa;--warn:#7a4a00;--warn-bg:#fdf0d5;--bad:#8f1d1d;--bad-bg:#fbe5e3;--rest:#4d5a53;--rest-bg:#e9eeeb}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;overflow-wrap:break-word}
a{color:var(--main)}
a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible,summary:focus-visible{outline:3px solid #f2a900;outline-offset:2px}
.skip{position:absolute;left:-999px}
.skip:focus{left:8px;top:8px;background:#fff;padding:8px;z-index:1}
header{background:var(--main);color:#fff}
.bar{max-width:68rem;margin:0 auto;padding:8px 16px 0}
.bar form{margin:0}
.top{display:flex;justify-content:space-between;align-items:center;gap:12px;min-height:48px}
.site{color:#fff;font-weight:700;font-size:1.15rem;text-decoration:none;white-space:nowrap}
.who{display:flex;align-items:center;gap:10px;font-size:.9rem;text-align:right;line-height:1.2}
.who small{display:block;opacity:.85}
.who button{min-height:44px;padding:4px 12px;background:transparent;border:1px solid #fff;font-size:.95rem}
nav{display:flex;flex-wrap:wrap;gap:0 2px;margin:0 -8px;font-size:1rem}
nav a{display:inline-flex;align-items:center;min-height:48px;padding:0 8px;color:#fff;text-decoration:none;border-bottom:4px solid transparent}
nav a[aria-current]{border-color:#fff;font-weight:700}
main{max-width:68rem;margin:0 auto;padding:16px}
h1{font-size:1.5rem;line-height:1.25;margin:8px 0 12px}
h2{font-size:1.2rem;line-height:1.3;margin:24px 0 8px}
h3{font-size:1.0625rem;margin:0 0 4px}
p{margin:0 0 12px}
ul{margin:0;padding:0;list-style:none}
.card{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:16px;margin:0 0 16px}
.card>:first-child{margin-top:0}
.card>:last-child{margin-bottom:0}
.narrow{max-width:30rem;margin-left:auto;margin-right:auto}
.soft{color:var(--soft)}
.small{font-size:.9375rem}
label{display:block;font-weight:600;margin:0 0 4px}
input,select,textarea,button,.button{font:inherit;min-height:48px;border-radius:8px}
input:not([type=checkbox]):not([type=radio]):not([type=file]),select,textarea{width:100%;padding:8px 12px;border:1px solid #75827b;background:#fff;color:var(--ink)}
input[type=file]{width:100%;padding:12px;border:2px dashed #75827b;background:#fafcfb}
.field{margin:0 0 14px}
.field select{max-width:30rem}
.field p{margin:0 0 6px}
button,.button{display:inline-flex;align-items:center;justify-content:center;padding:8px 20px;border:1px solid var(--main);background:var(--main);color:#fff;font-weight:600;text-decoration:none;text-align:center;cursor:pointer}
button:hover,.button:hover{background:var(--main-dark)}
.quiet{background:#fff;color:var(--main)}
.quiet:hover{background:var(--good-bg)}
.actions{display:flex;flex-wrap:wrap;gap:12px;margin:12px 0 16px}
.split .actions{margin:6px 0 0}
.checks{display:grid;grid-template-columns:1fr;gap:0 24px;margin:0 0 12px;padding:0;border:0}
.checks legend{font-weight:600;padding:0;margin:0 0 4px}
.checks label{display:flex;align-items:center;gap:12px;min-height:48px;font-weight:400;margin:0;border-bottom:1px solid var(--line)}
.checks input{width:24px;height:24px;min-height:0;flex:none;accent-color:var(--main)}
.checks.whole{grid-template-columns:1fr;padding:4px 16px;border:1px solid var(--line)}
.checks.whole label:last-child{border-bottom:0}
.checks small{margin-left:auto;color:var(--soft);white-space:nowrap}
.list{background:var(--paper);border:1px solid var(--line);border-radius:10px;overflow:hidden;margin:0 0 16px}
.list>li{padding:12px 16px;border-top:1px solid var(--line)}
.list>li:first-child{border-top:0}
.fix{border-left:5px solid #d08700}
.refused{border-left:5px solid #c0392b}
.name{font-weight:600}
a.name{display:inline-block;padding:10px 0;color:inherit;text-decoration-color:var(--line);text-underline-offset:3px}
.facts{color:var(--soft)}
.link{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:6px 12px;min-height:48px;color:inherit;text-decoration:none}
.link b{display:block;text-decoration:underline;text-decoration-color:var(--line);text-underline-offset:3px;overflow-wrap:anywhere}
.badge{display:inline-block;padding:3px 10px;border-radius:99px;font-size:.9375rem;font-weight:600;white-space:nowrap;background:var(--rest-bg);color:var(--rest)}
.good{background:var(--good-bg);color:var(--good)}
.busy{background:var(--busy-bg);color:var(--busy)}
.warn{background:var(--warn-bg);color:var(--warn)}
.bad{background:var(--bad-bg);color:var(--bad)}
.notice{border-radius:10px;padding:12px 16px;margin:0 0 16px;background:var(--busy-bg);color:#143a6b}
.notice.bad{background:var(--bad-bg);color:var(--bad)}
.notice.warn{background:var(--warn-bg);color:var(--warn)}
.places{margin:6px 0 0;font-size:1rem}
.places .badge{padding:2px 9px;font-size:.875rem}
.places>li{min-height:44px;padding:4px 0;display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:4px 10px;border-top:1px dotted var(--line)}
.places a{padding:8px 0}
.places .why{flex-basis:100%;color:var(--bad)}
.issues>li{margin:6px 0 0}
.issues>.fix,.issues>.refused{padding-left:10px}
.hint{color:var(--soft);display:block}
.numbers{display:grid;grid-template-columns:repeat(2,1fr);gap:12px;margin:0 0 12px}
.numbers>li{background:var(--ground);border-radius:8px;padding:8px 12px}
.numbers b{display:block;font-size:1.5rem;line-height:1.2}
.grid{display:grid;grid-template-columns:1fr;gap:16px;margin:0 0 16px}
.grid .card{margin:0}
progress{display:block;width:100%;height:14px;margin:4px 0 8px;accent-color:var(--main)}
.counts{display:flex;flex-wrap:wrap;gap:6px}
details summary{min-height:44px;display:inline-flex;align-items:center;color:var(--main);cursor:pointer;text-decoration:underline}
details img{max-width:9rem;max-height:9rem;margin:4px 8px 4px 0;border-radius:6px;border:1px solid var(--line)}
.filter{display:grid;grid-template-columns:1fr;gap:8px 16px;align-items:end}
.filter .field{margin:0}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9375rem}
th:first-child,td:first-child{min-width:11rem}
th,td{text-align:left;padding:8px;border-bottom:1px solid var(--line);vertical-align:top}
pre{white-space:pre-wrap;font:inherit;margin:8px 0}
iframe{width:100%;height:28rem;border:1px solid var(--line);background:#fff}
footer{max-width:68rem;margin:0 auto;padding:8px 16px 32px;color:var(--soft);font-size:.9375rem}
@media(max-width:30rem){main form>button,main form>p>button,.actions>*,.actions form>button{width:100%}.list .actions>*{width:auto;flex:1;padding:8px 6px}.list .actions>form{padding:0}.list .actions form>button{padding:8px 6px}.numbers>li:last-child:nth-child(odd){grid-column:span 2}}
@media(min-width:44rem){.places{display:flex;flex-wrap:wrap;gap:0 28px}.places>li{border:0;justify-content:flex-start}.places>.whole{flex-basis:100%}.checks{grid-template-columns:1fr 1fr}.numbers{grid-template-columns:repeat(5,1fr)}.grid{grid-template-columns:1fr 1fr}.filter{grid-template-columns:1fr 1fr auto}.split .actions{margin:0}.split{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:4px 24px;align-items:center}}
`

let version: string | undefined

/** The address changes with the text, so that browsers may keep the style sheet for good. */
export function stylePath(): string {
  version ??= createHash('sha256').update(css).digest('hex').slice(0, 8)
  return `/style.css?v=${version}`
}
