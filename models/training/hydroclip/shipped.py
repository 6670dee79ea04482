"""The queries that the product ships with, as atoms: what the model is judged on first."""

SHIPPED = (
    "needle_green", "needle_yellow", "needle_red", "lamp_red_lit", "lamp_green_lit", "lamp_amber_lit", "lamps_off",
    "person", "nobody", "helmet", "no_helmet", "vest", "no_vest", "life_jacket", "catwalk", "beyond", "waterside", "lying", "floating",
    "gate_open", "gate_closed", "level_low", "level_normal", "level_high", "floor_oil", "floor_flooded", "smoke", "fire",
    "debris", "logs", "plastic", "rack_clear", "door_open", "door_closed", "vehicle", "truck", "car", "excavator",
    "lens_blocked", "lens_blurred", "rain", "fog",
)
