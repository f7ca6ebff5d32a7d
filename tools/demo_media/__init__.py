"""How the demo portal's pictures and clips are made: recipes are data, the modules only do them."""
