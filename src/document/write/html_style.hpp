#pragma once

#include <string_view>

namespace document {

// The style of a written page: DESIGN.md section 7 on the screen, GB/T 9704 on paper.
inline constexpr std::string_view html_style = R"(
:root{color-scheme:light}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:#f5f7fa;color:#1a1f26;font:17px/1.75 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:860px;margin:32px auto;padding:64px 72px 72px;background:#fff;border:1px solid #d9dee5;border-top:3px solid #b3261e}
h1{margin:0 auto 40px;max-width:24em;font:600 30px/1.45 "FZXiaoBiaoSong-B05S","Source Han Serif SC","Noto Serif CJK SC","Songti SC",SimSun,serif;text-align:center;text-wrap:balance}
h1 span{display:inline-block}
h2{margin:40px 0 16px;font-size:20px;line-height:1.5;font-weight:700}
h3{margin:24px 0 8px;font-size:17px;font-weight:600}
h4,h5,h6{margin:16px 0 8px;font-size:17px;font-weight:500}
main>p{max-width:42em;margin:0 0 8px;text-indent:2em;overflow-wrap:anywhere}
main>p.note{margin:8px 0 16px;color:#8a5a00;font-size:14px;line-height:1.6;text-indent:0}
main>p.signature,main>p.date{max-width:none;text-align:right;text-indent:0;padding-right:4em}
main>p.addressee{text-indent:0}
main>p.number{max-width:none;text-align:center;text-indent:0}
main>p.signature{margin-top:40px}
.table{margin:16px 0 8px;overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:14px;line-height:1.45;font-variant-numeric:tabular-nums}
th,td{padding:6px 5px;border:1px solid #5b6572;text-align:center;vertical-align:middle;font-weight:400;overflow-wrap:anywhere}
thead th{background:#f5f7fa;font-weight:600}
.l{text-align:left}
.r{text-align:right}
@media (max-width:720px){
body{font-size:16px}
main{margin:0;padding:32px 16px 48px;border-width:3px 0 0}
h1{font-size:24px;margin-bottom:24px}
.wide table{min-width:660px}
}
@page{size:A4;margin:37mm 26mm 35mm 28mm}
@page :right{@bottom-right{content:"— " counter(page) " —";font:14pt SimSun,"AR PL SungtiL GB",serif;vertical-align:top;padding:7mm 14pt 0 0}}
@page :left{@bottom-left{content:"— " counter(page) " —";font:14pt SimSun,"AR PL SungtiL GB",serif;vertical-align:top;padding:7mm 0 0 14pt}}
@media print{
body{background:none;color:#000;font:16pt/28.9pt "仿宋_GB2312",FangSong,"STFangsong","AR PL SungtiL GB","Noto Serif CJK SC",serif}
main{max-width:none;margin:0;padding:0;border:0}
h1{max-width:none;font-size:22pt;line-height:32pt;margin-bottom:28.9pt;font-weight:700}
h2{margin:0;padding-left:2em;font:16pt/28.9pt "黑体",SimHei,"Noto Sans CJK SC",sans-serif}
h3{margin:0;padding-left:2em;font:16pt/28.9pt "楷体_GB2312",KaiTi,"STKaiti","LXGW WenKai",serif}
h4,h5,h6{margin:0;padding-left:2em;font:inherit}
h2,h3,h4{break-after:avoid}
main>p{max-width:none;margin:0;text-align:justify;orphans:2;widows:2}
main>p.note{color:#000;font-size:10.5pt;line-height:16pt}
main>p.signature{margin-top:28.9pt}
.table{overflow:visible;margin:6pt 0}
table{min-width:0;font-size:10.5pt;line-height:13pt}
.short{break-inside:avoid}
thead{display:table-header-group}
thead th{background:none;font-weight:400}
tr{break-inside:avoid}
th,td{padding:2pt 1.5pt;border-color:#000}
.l{padding-left:4pt}
}
)";

}  // namespace document
