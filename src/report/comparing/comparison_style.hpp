#pragma once

#include <string_view>

namespace report {

// DESIGN.md section 7.
inline constexpr std::string_view comparison_style = R"(
:root{color-scheme:light}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:#f5f7fa;color:#1a1f26;font:15px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:1120px;margin:32px auto;padding:40px 48px 56px;background:#fff;border:1px solid #d9dee5;border-top:3px solid #b3261e}
h1{margin:0 0 24px;font-size:26px;line-height:1.4}
h2{margin:40px 0 12px;font-size:20px;line-height:1.4}
h3{margin:24px 0 8px;font-size:16px;line-height:1.5}
p{margin:0 0 8px;max-width:42em}
.muted{color:#5b6572}
.notes{margin:16px 0;padding:8px 16px;border:1px solid #d9dee5;border-left:3px solid #8a5a00}
.notes p{margin:4px 0}
.notes b{color:#8a5a00}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
caption{padding:0 0 8px;text-align:left;font-weight:600}
th,td{padding:6px 8px;border:1px solid #d9dee5;text-align:left;vertical-align:top;overflow-wrap:anywhere}
thead th{position:sticky;top:0;background:#f5f7fa;font-weight:600}
tbody th{font-weight:400}
.figures{margin:8px 0 24px}
.n{text-align:right;white-space:nowrap}
thead th.n{white-space:normal;word-break:keep-all;overflow-wrap:normal}
.mark{white-space:nowrap;font-weight:600}
.holds{color:#1b6e3c}
.broken{color:#b3261e}
.unknown{color:#8a5a00}
.quiet{color:#5b6572;font-weight:400}
.pair{table-layout:fixed}
.pair .mark{width:5em}
.pair p{max-width:none;margin:0 0 4px}
.pair tr.same td{color:#5b6572}
del{color:#8c1d18;background:#fbeceb;text-decoration:line-through}
ins{color:#14532d;background:#e8f3ec;text-decoration:underline;text-underline-offset:3px}
@media (max-width:720px){
main{margin:0;padding:24px 16px 40px;border-width:3px 0 0}
h1{font-size:22px}
th,td{padding:6px 5px}
.figures{font-size:14px}
.pair,.pair tbody,.pair tr,.pair td{display:block;width:auto}
.pair thead{display:none}
.pair tr{margin:0 0 16px;border:1px solid #d9dee5}
.pair td{border:0;border-bottom:1px solid #d9dee5}
.pair td:last-child{border-bottom:0}
.pair td[data-of]::before{content:attr(data-of);display:block;color:#5b6572;font-size:13px}
.pair td:empty{display:none}
.pair .mark{width:auto}
}
@page{size:A4;margin:20mm 18mm}
@media print{
body{background:none;color:#000;font-size:10.5pt}
main{max-width:none;margin:0;padding:0;border:0}
h2,h3{break-after:avoid}
thead{display:table-header-group}
thead th{position:static;background:none}
tr{break-inside:avoid}
.pair tr{break-inside:auto}
th,td{border-color:#5b6572}
del,ins{background:none}
}
)";

}  // namespace report
