"""The demo portal's known routes as an OpenAPI document; what is PROPOSED or ours is not in it."""
