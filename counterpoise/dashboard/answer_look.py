"""How the cards under the answer look: the page's colors, 12 px and more, nothing told by color alone."""

LOOK = """<style>
[data-testid="stMainBlockContainer"]{padding-top:3.6rem}
[data-testid="stMainBlockContainer"]>div>[data-testid="stVerticalBlock"]{gap:.5rem}
[data-testid="stHeading"] h1{font-size:21px;line-height:28px;padding:0}
[data-testid="stCaptionContainer"] p{font-size:13px;margin:0}
[class*="st-key-card_"] [data-testid="stMarkdownContainer"] p{font-size:14px}
[class*="st-key-card_"]{padding:.6rem .7rem}
[class*="st-key-card_"] p{margin:0}
[class*="st-key-card_"]>:last-child{margin-top:auto}
[class*="st-key-card_"]{transition:opacity .15s}
body[data-weighing] [class*="st-key-card_"]{opacity:.45}
[class*="st-key-board"]{position:absolute;left:0;width:1px!important;overflow:hidden}
[class*="st-key-card_"] [data-testid="stVerticalBlock"]{gap:.4rem}
.cp-big{font-size:18px;font-weight:700;line-height:24px;margin:0!important}
.cp-text,.cp-change,.cp-line{font-size:14px;line-height:19px;margin:0 0 6px!important}
.cp-small,.cp-keys{font-size:12px;line-height:16px;color:color-mix(in srgb,currentColor 74%,transparent)}
.cp-gap{margin-top:6px!important}
.cp-keys{list-style:none;margin:4px 0 0!important;padding:0!important}
.cp-keys li{font-size:12px;margin:0!important;padding:0!important}
.cp-keys i,.cp-squares i{display:inline-block;width:9px;height:9px;margin-right:5px;border:1px solid #5B7FA8}
.cp-squares{display:flex;flex-wrap:wrap;gap:2px}.cp-squares i{margin:0}
.cp-bar{display:flex;height:12px;background:color-mix(in srgb,currentColor 8%,transparent)}
.cp-bar i{display:block;height:100%}
.cp-bar .lead,.cp-keys .lead{background:#005A9C}
.mid{background:#86ABD2}.ink{background:currentColor}.red{background:#A3211A}
.cp-bar .none,.cp-keys .none,.cp-squares .none{background:transparent}
.cp-track{position:relative;height:10px;margin:2px 0 8px;
background:linear-gradient(color-mix(in srgb,currentColor 20%,transparent) 0 0) center/100% 2px no-repeat}
.cp-track i{position:absolute;top:4px;height:2px}
.cp-track .cp-tick{top:0;height:10px;width:3px;margin-left:-1px}
.cp-track .way{background:#B26A00}.cp-track .now,.cp-track .ink{background:currentColor}
.cp-track .lead{background:#2F7FC2}
.cp-track .by{width:0;border-left:1px dashed currentColor}
.cp-heat{width:100%;border-collapse:separate;border-spacing:1px;font-size:12px;font-variant-numeric:tabular-nums}
.cp-heat th{font-weight:400;text-align:left;padding:0 4px 0 0;line-height:15px;border:0!important}
.cp-heat td{text-align:center;padding:1px 2px;min-width:19px;border:0!important}
.cp-heat td.tone0{background:#EDF2F8;color:#14181D}.cp-heat td.tone1{background:#C3D6EA;color:#14181D}
.cp-heat td.tone2{background:#86ABD2;color:#14181D}.cp-heat td.tone3{background:#2F5E93;color:#fff}
.cp-heat td.leading{box-shadow:inset 2px 0 #14181D,inset -2px 0 #14181D}
.cp-heat .held td,.cp-heat .held th{line-height:13px;padding-top:0;padding-bottom:0}
</style>"""
