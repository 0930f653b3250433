"""The questions pages and briefings ask of the warehouse, one function a question; `ask` is how each is put."""
