"""Charts as files: SVG, PNG at twice the size, or the Vega-Lite specification with its data.

`picture` makes a chart whole (title, source, alternative text, rows); `asked` says which question each
chart answers; `framed` puts title and source around the drawing; `render` has it drawn by a process of
its own, which ends with the drawing, because what draws takes 100 MB.
"""
