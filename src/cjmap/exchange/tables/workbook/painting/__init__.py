"""Sheets onto paper: cells, colours, widths and heights, with XlsxWriter."""
