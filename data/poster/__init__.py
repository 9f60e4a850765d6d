"""The map as a picture for print: one page of A3, vectors and text only, made by typst with the Sarabun font."""
