"""How a page is printed: what was found, without what a reader clicks; what is closed stays out."""

PRINTED = """@media print{@page{size:A4 landscape;margin:12mm}
[data-testid='stHeader'],[data-testid='stSidebar'],[data-testid='stPopover'],[data-testid='stDownloadButton'],
[data-testid='stButton'],[data-testid='stButtonGroup'],[data-testid='stCheckbox'],[data-testid='stPageLink'],
[data-testid='stTooltipIcon'],[data-testid='stExpander']:has(details:not([open])),
[data-testid='stSelectbox'] svg{display:none!important}
[data-testid='stSelectbox'] [data-baseweb='select']>div{border:0;background:none}
[data-testid='stAppViewContainer'],[data-testid='stMain'],[data-testid='stMainBlockContainer']
{overflow:visible!important;padding:0!important;position:static!important;height:auto!important}
[data-testid='stVerticalBlock'],[data-testid='stLayoutWrapper']{height:auto!important;max-height:none!important;overflow:visible!important}
[data-testid='stVerticalBlock']{display:block!important}
[data-testid='stVerticalBlock']>*{margin-bottom:10px}
[data-testid='stVegaLiteChart'],[data-testid='stVegaLiteChart'] div{height:auto!important}
[data-testid='stVegaLiteChart'] svg{width:100%!important;height:auto!important;max-height:122mm}
[data-testid='stVegaLiteChart'],[data-testid='stDataFrame'],
[data-testid='stMain']:not(:has([class*='st-key-card_'])) [data-testid='stBidiComponentIsolated'],
.cp-read tr,[class*='st-key-card_']{break-inside:avoid}
h1,h2,h3{break-after:avoid}
[data-testid='stDataFrame']::after
{content:'Columns that do not fit on paper are in the files under Download.';font-size:12px}}
"""
