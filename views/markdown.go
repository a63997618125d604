package views

const markdownType = "text/markdown; charset=utf-8"
